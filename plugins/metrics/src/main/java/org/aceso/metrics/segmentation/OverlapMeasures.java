package org.aceso.metrics.segmentation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.segmentation.StructureMeasure.Kind;
import org.aceso.spi.Better;
import org.aceso.spi.Id;
import org.aceso.spi.MetricInfo;

/** Counts of voxels: P of the prediction, R of the reference, C common to both. */
public final class OverlapMeasures {
  private static final double UNBOUNDED = Double.POSITIVE_INFINITY;

  private OverlapMeasures() {}

  /**
   * {@code dice} 2C/(P+R), {@code iou} C/(P+R-C), {@code sensitivity} C/R (undefined without R) and
   * {@code precision} C/P (0 without P): 0 to 1, higher is better.
   */
  public static List<StructureMeasure> overlap() {
    return List.of(
        share("dice", "Dice", p -> 2.0 * p.common() / (p.predictedSize() + p.referenceSize())),
        share("iou", "Intersection over union", OverlapMeasures::iou),
        share("sensitivity", "Sensitivity", OverlapMeasures::sensitivity),
        share("precision", "Precision", OverlapMeasures::precision));
  }

  /**
   * {@code absolute_volume_difference} |P-R| in mm³ and {@code absolute_relative_volume_difference}
   * |P-R|/R, undefined without R. Its part {@code relative_volume_difference} is the mean of
   * (P-R)/R, which is negative for predictions that are too small, and best at 0: nothing to rank
   * by.
   */
  public static List<StructureMeasure> volume() {
    return List.of(
        new StructureMeasure(
            info("absolute_volume_difference", "Absolute volume difference", Better.LOWER, "mm3"),
            Kind.DIFFERENCE,
            p -> Math.abs(p.predictedSize() - p.referenceSize()) * p.voxelVolume()),
        new StructureMeasure(
            info(
                "absolute_relative_volume_difference",
                "Absolute relative volume difference",
                Better.LOWER,
                ""),
            Kind.DIFFERENCE,
            OverlapMeasures::relativeDifference,
            Optional.of("relative_volume_difference")));
  }

  /**
   * What the other measures are made of: voxels, volumes and areas of both. They tell how large the
   * structures of the reference are, and have no better direction.
   */
  public static List<StructureMeasure> amounts() {
    return List.of(
        amount("reference_voxels", "Voxels of the reference", "", StructurePair::referenceSize),
        amount("predicted_voxels", "Predicted voxels", "", StructurePair::predictedSize),
        amount("common_voxels", "Voxels common to both", "", StructurePair::common),
        amount(
            "reference_volume",
            "Volume of the reference",
            "mm3",
            p -> p.referenceSize() * p.voxelVolume()),
        amount(
            "predicted_volume",
            "Predicted volume",
            "mm3",
            p -> p.predictedSize() * p.voxelVolume()),
        amount(
            "reference_area", "Surface area of the reference", "mm2", StructurePair::referenceArea),
        amount("predicted_area", "Predicted surface area", "mm2", StructurePair::predictedArea));
  }

  private static double iou(StructurePair pair) {
    long common = pair.common();
    return (double) common / (pair.predictedSize() + pair.referenceSize() - common);
  }

  private static double sensitivity(StructurePair pair) {
    return pair.referenceSize() == 0 ? Double.NaN : (double) pair.common() / pair.referenceSize();
  }

  private static double precision(StructurePair pair) {
    return pair.predictedSize() == 0 ? 0 : (double) pair.common() / pair.predictedSize();
  }

  private static double relativeDifference(StructurePair pair) {
    long reference = pair.referenceSize();
    return reference == 0 ? Double.NaN : (double) (pair.predictedSize() - reference) / reference;
  }

  private static StructureMeasure share(
      String name, String title, ToDoubleFunction<StructurePair> formula) {
    return new StructureMeasure(
        MetricInfo.of(name, title, Better.HIGHER, 0, 1), Kind.OVERLAP, formula);
  }

  private static StructureMeasure amount(
      String name, String title, String unit, ToDoubleFunction<StructurePair> formula) {
    return new StructureMeasure(info(name, title, Better.NEITHER, unit), Kind.AMOUNT, formula);
  }

  /** Of at least 0, without an upper bound. */
  private static MetricInfo info(String name, String title, Better better, String unit) {
    return new MetricInfo(
        Id.of(name), title, Collections.emptySortedMap(), better, 0, UNBOUNDED, unit, 4);
  }
}
