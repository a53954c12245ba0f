package org.aceso.metrics.segmentation;

/**
 * One structure as it was predicted and as it is in the reference. What measures share, such as
 * distances, is computed when the first asks for it. For one thread.
 */
public final class StructurePair {
  private final VoxelSpacing spacing;
  private final boolean flat;
  private final BitGrid predicted;
  private final BitGrid reference;
  private final long predictedSize;
  private final long referenceSize;
  private BorderDistances[] borders;
  private SurfelDistances[] surfels;

  private StructurePair(LabelMap reference, BitGrid predicted, BitGrid referenceMask) {
    this.spacing = reference.spacing();
    this.flat = reference.isFlat();
    this.predicted = predicted;
    this.reference = referenceMask;
    this.predictedSize = predicted.size();
    this.referenceSize = referenceMask.size();
  }

  /**
   * Looks at the voxels within a box, which has to hold the structure in both images.
   *
   * @param reference its spacing is that of the distances
   * @param members which labels belong to the structure, by label; never label 0
   * @throws IllegalArgumentException when the images differ in shape
   */
  public static StructurePair of(
      LabelMap predicted, LabelMap reference, VoxelBox box, boolean[] members) {
    if (!predicted.hasShapeOf(reference)) {
      throw new IllegalArgumentException("the images differ in shape");
    }
    return new StructurePair(
        reference, BitGrid.of(predicted, box, members), BitGrid.of(reference, box, members));
  }

  long predictedSize() {
    return predictedSize;
  }

  long referenceSize() {
    return referenceSize;
  }

  /** The number of voxels that belong to both. */
  long common() {
    return predicted.common(reference);
  }

  /** In mm³; a slice of a flat image counts as 1 mm thick. */
  double voxelVolume() {
    return spacing.x() * spacing.y() * (flat ? 1 : spacing.z());
  }

  boolean isAbsentInBoth() {
    return predictedSize == 0 && referenceSize == 0;
  }

  boolean isAbsentInOne() {
    return predictedSize == 0 != (referenceSize == 0);
  }

  /** From border voxels of the prediction to the border of the reference; both are there. */
  BorderDistances borderOfPrediction() {
    return borders()[0];
  }

  /** From border voxels of the reference to the border of the prediction; both are there. */
  BorderDistances borderOfReference() {
    return borders()[1];
  }

  /** From border voxels of each to the border of the other. */
  BorderDistances borderOfBoth() {
    return borders()[2];
  }

  /** From surface elements of the prediction to those of the reference; both are there. */
  SurfelDistances surfelsOfPrediction() {
    return surfels()[0];
  }

  /** From surface elements of the reference to those of the prediction; both are there. */
  SurfelDistances surfelsOfReference() {
    return surfels()[1];
  }

  /** The area of the predicted surface in mm²; of a flat image the length of the contour. */
  double predictedArea() {
    return area(SurfaceElements.of(predicted, spacing, flat));
  }

  /** The area of the surface of the reference. */
  double referenceArea() {
    return area(SurfaceElements.of(reference, spacing, flat));
  }

  private BorderDistances[] borders() {
    if (borders == null) {
      BitGrid ofPrediction = Border.of(predicted, flat);
      BitGrid ofReference = Border.of(reference, flat);
      BorderDistances first =
          BorderDistances.of(NearestPoints.distances(ofPrediction, ofReference, spacing));
      BorderDistances second =
          BorderDistances.of(NearestPoints.distances(ofReference, ofPrediction, spacing));
      borders = new BorderDistances[] {first, second, first.pooledWith(second)};
    }
    return borders;
  }

  private SurfelDistances[] surfels() {
    if (surfels == null) {
      SurfaceElements ofPrediction = SurfaceElements.of(predicted, spacing, flat);
      SurfaceElements ofReference = SurfaceElements.of(reference, spacing, flat);
      surfels =
          new SurfelDistances[] {
            between(ofPrediction, ofReference), between(ofReference, ofPrediction)
          };
    }
    return surfels;
  }

  private SurfelDistances between(SurfaceElements from, SurfaceElements to) {
    return new SurfelDistances(
        NearestPoints.distances(from.points(), to.points(), spacing), from.areas());
  }

  private static double area(SurfaceElements elements) {
    double sum = 0;
    for (double area : elements.areas()) {
      sum += area;
    }
    return sum;
  }
}
