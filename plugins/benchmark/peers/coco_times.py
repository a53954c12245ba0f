"""Times pycocotools on the boxes of Detections.java: python3 coco_times.py [ROUNDS]"""
import contextlib
import io
import sys
import time

from java_random import JavaRandom
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

IMAGES, TRUTHS, FOUND, CLASSES, SIDE = 2_000, 10, 30, 14, 1_024
random = JavaRandom(20_261_128)


def place():
    width, height = 8 + random.double() * 200, 8 + random.double() * 200
    left = random.double() * (SIDE - width)
    top = random.double() * (SIDE - height)
    return [left, top, left + width, top + height], random.below(CLASSES)


def near(real):
    (left, top, right, bottom), label = real
    width, height = right - left, bottom - top
    x = left + 0.1 * width * random.gaussian()
    y = top + 0.1 * height * random.gaussian()
    return [x, y, x + width, y + height], label


def annotation(image, number, box, **more):
    (left, top, right, bottom), label = box
    width, height = right - left, bottom - top
    return {"id": number, "image_id": image, "category_id": label + 1, "iscrowd": 0,
            "bbox": [left, top, width, height], "area": width * height, **more}


def make():
    truth, found = [], []
    for image in range(IMAGES):
        real = [place() for _ in range(TRUTHS)]
        truth += [annotation(image, len(truth) + 1 + i, box) for i, box in enumerate(real)]
        for i in range(FOUND):
            box = near(real[random.below(TRUTHS)]) if i < FOUND // 2 else place()
            found.append(annotation(image, 0, box, score=random.double()))
    return truth, found


def evaluate(truth, found):
    evaluation = COCOeval(truth, found, "bbox")
    evaluation.evaluate()
    evaluation.accumulate()
    evaluation.summarize()
    return evaluation.stats


truth, found = make()
quiet = contextlib.redirect_stdout(io.StringIO())
reference = COCO()
reference.dataset = {"images": [{"id": i} for i in range(IMAGES)], "annotations": truth, "info": {},
                     "categories": [{"id": c + 1, "name": f"class{c}"} for c in range(CLASSES)]}
with quiet:
    reference.createIndex()
    detections = reference.loadRes(found)
times = []
for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
    start = time.perf_counter()
    with quiet:
        stats = evaluate(reference, detections)
    times.append(time.perf_counter() - start)
print(f"{len(found)} detections, all twelve numbers {min(times):.3f} s, their sum {sum(stats):.12f}")
