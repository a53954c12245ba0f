"""Times google-deepmind/surface-distance, and border voxels with SciPy, on the voxels of Organs.java.

    python3 surface_distance_times.py FOLDER_OF_surface_distance [ROUNDS]

Needs numpy and scipy; with nibabel it also times reading two .nii.gz.
"""
import math
import sys
import tempfile
import time

import numpy as np
from scipy import ndimage

from java_random import JavaRandom

SIDE = 256
SEED = 20_261_128


def ellipsoid(mask, centre, radii, value):
    x, y, z = np.ogrid[:SIDE, :SIDE, :SIDE]
    inside = ((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2
    mask[inside + ((z - centre[2]) / radii[2]) ** 2 <= 1] = value


def organ(x, y, z, seed):
    mask = np.zeros((SIDE, SIDE, SIDE), bool)
    ellipsoid(mask, (x, y, z), (72, 60, 48), True)
    random = JavaRandom(seed)
    for _ in range(40):
        longitude = random.double() * 2 * math.pi
        height = random.double() * 2 - 1
        across = math.sqrt(1 - height * height)
        radius = 4 + random.double() * 8
        centre = (
            x + 72 * across * math.cos(longitude),
            y + 60 * across * math.sin(longitude),
            z + 48 * height,
        )
        ellipsoid(mask, centre, (radius,) * 3, bool(random.bits(1)))
    return mask


def best(rounds, work):
    times = []
    for _ in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        value = work()
        times.append((time.perf_counter() - wall, time.process_time() - cpu))
    return value, min(t[0] for t in times), min(t[1] for t in times)


def surfels(metrics, prediction, reference):
    distances = metrics.compute_surface_distances(reference, prediction, (1.0, 1.0, 1.0))
    return (
        metrics.compute_robust_hausdorff(distances, 95),
        metrics.compute_surface_dice_at_tolerance(distances, 1),
    )


def borders(prediction, reference):
    either = ndimage.find_objects((prediction | reference).astype(np.int8))[0]
    p, r = prediction[either], reference[either]
    cross = ndimage.generate_binary_structure(3, 1)
    p, r = p & ~ndimage.binary_erosion(p, cross), r & ~ndimage.binary_erosion(r, cross)
    first = ndimage.distance_transform_edt(~r)[p]
    second = ndimage.distance_transform_edt(~p)[r]
    both = np.concatenate([first, second])
    return max(np.percentile(first, 95), np.percentile(second, 95)), (both <= 1).mean()


def read_two(prediction, reference):
    import nibabel

    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, mask in enumerate((prediction, reference)):
            names.append(f"{folder}/{i}.nii.gz")
            nibabel.save(nibabel.Nifti1Image(mask.astype(np.uint8), np.eye(4)), names[-1])
        return best(ROUNDS, lambda: [np.asarray(nibabel.load(n).dataobj).sum() for n in names])


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    from surface_distance import metrics

    ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    prediction, reference = organ(124, 122, 131, SEED + 1), organ(120, 125, 130, SEED)
    print("what: values, best wall s, best CPU s")
    print("surface-distance:", best(ROUNDS, lambda: surfels(metrics, prediction, reference)))
    print("border voxels, SciPy, cropped:", best(ROUNDS, lambda: borders(prediction, reference)))
    try:
        print("two .nii.gz, nibabel:", read_two(prediction, reference))
    except ImportError:
        print("two .nii.gz: no nibabel here")
