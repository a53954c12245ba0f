package org.aceso.metrics.segmentation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.segmentation.StructureMeasure.Kind;
import org.aceso.spi.Better;
import org.aceso.spi.Id;
import org.aceso.spi.MetricInfo;

/** Distances between the surfaces of a structure in mm, and the share of surface within some. */
public final class SurfaceMeasures {
  private static final double SHARE = 0.95;

  private SurfaceMeasures() {}

  /**
   * Between border voxels, all weighing alike; D(A, B) are the distances of the border voxels of A
   * to the border of B.
   *
   * <ul>
   *   <li>{@code border_hd}: the largest of both directions
   *   <li>{@code border_hd95}: the larger 95th percentile of the two directions (MONAI,
   *       MetricsReloaded)
   *   <li>{@code border_hd95_pooled}: the 95th percentile of both directions together (MedPy)
   *   <li>{@code border_assd}: the mean of both directions together (MedPy, MetricsReloaded)
   *   <li>{@code border_masd}: the mean of the two directed means (MetricsReloaded)
   *   <li>{@code border_asd_prediction}, {@code border_asd_reference}: the mean over the border
   *       voxels of the prediction, of the reference
   *   <li>{@code border_nsd} for each tolerance: the share of border voxels of both at most that
   *       far away (MetricsReloaded); higher is better
   * </ul>
   *
   * Percentiles are linear between ranks.
   */
  public static List<StructureMeasure> border(double[] tolerances) {
    List<StructureMeasure> all = new ArrayList<>();
    all.add(distance("border_hd", "Hausdorff distance", p -> p.borderOfBoth().max()));
    all.add(
        distance(
            "border_hd95",
            "95th percentile of Hausdorff distance, larger direction",
            p -> larger(p.borderOfPrediction(), p.borderOfReference())));
    all.add(
        distance(
            "border_hd95_pooled",
            "95th percentile of Hausdorff distance, both directions pooled",
            p -> p.borderOfBoth().quantile(SHARE)));
    all.add(
        distance(
            "border_assd", "Average symmetric surface distance", p -> p.borderOfBoth().mean()));
    all.add(
        distance(
            "border_masd",
            "Mean of the average surface distances",
            p -> (p.borderOfPrediction().mean() + p.borderOfReference().mean()) / 2));
    all.add(
        distance(
            "border_asd_prediction",
            "Average distance of the predicted surface",
            p -> p.borderOfPrediction().mean()));
    all.add(
        distance(
            "border_asd_reference",
            "Average distance of the reference surface",
            p -> p.borderOfReference().mean()));
    for (double tolerance : tolerances) {
      all.add(agreement("border_nsd", tolerance, p -> p.borderOfBoth().shareWithin(tolerance)));
    }
    return List.copyOf(all);
  }

  /**
   * Between surface elements, weighed by area.
   *
   * <ul>
   *   <li>{@code surfel_hd}: the largest of both directions
   *   <li>{@code surfel_hd95}: the larger of the two distances within which 95 % of the area lies
   *   <li>{@code surfel_asd_prediction}, {@code surfel_asd_reference}: the mean over the surface of
   *       the prediction, of the reference
   *   <li>{@code surfel_nsd} for each tolerance: the area of both at most that far away over the
   *       area of both, which is the surface Dice; higher is better
   * </ul>
   */
  public static List<StructureMeasure> surfel(double[] tolerances) {
    List<StructureMeasure> all = new ArrayList<>();
    all.add(
        distance(
            "surfel_hd",
            "Hausdorff distance of surface elements",
            p -> Math.max(p.surfelsOfPrediction().max(), p.surfelsOfReference().max())));
    all.add(
        distance(
            "surfel_hd95",
            "95th percentile of Hausdorff distance by area",
            p ->
                Math.max(
                    p.surfelsOfPrediction().quantile(SHARE),
                    p.surfelsOfReference().quantile(SHARE))));
    all.add(
        distance(
            "surfel_asd_prediction",
            "Average distance of the predicted surface by area",
            p -> p.surfelsOfPrediction().mean()));
    all.add(
        distance(
            "surfel_asd_reference",
            "Average distance of the reference surface by area",
            p -> p.surfelsOfReference().mean()));
    for (double tolerance : tolerances) {
      all.add(agreement("surfel_nsd", tolerance, p -> areaWithin(p, tolerance)));
    }
    return List.copyOf(all);
  }

  private static double larger(BorderDistances first, BorderDistances second) {
    return Math.max(first.quantile(SHARE), second.quantile(SHARE));
  }

  private static double areaWithin(StructurePair pair, double tolerance) {
    SurfelDistances predicted = pair.surfelsOfPrediction();
    SurfelDistances reference = pair.surfelsOfReference();
    return (predicted.within(tolerance) + reference.within(tolerance))
        / (predicted.area() + reference.area());
  }

  private static StructureMeasure distance(
      String name, String title, ToDoubleFunction<StructurePair> formula) {
    return new StructureMeasure(
        new MetricInfo(
            Id.of(name),
            title,
            Collections.emptySortedMap(),
            Better.LOWER,
            0,
            Double.POSITIVE_INFINITY,
            "mm",
            3),
        Kind.DISTANCE,
        formula);
  }

  private static StructureMeasure agreement(
      String name, double tolerance, ToDoubleFunction<StructurePair> formula) {
    MetricInfo info =
        MetricInfo.of(name, "Normalized surface distance (share within)", Better.HIGHER, 0, 1);
    return new StructureMeasure(
        info.with(Map.of("tolerance", ShortestDecimal.of(tolerance))),
        Kind.SURFACE_AGREEMENT,
        formula);
  }
}
