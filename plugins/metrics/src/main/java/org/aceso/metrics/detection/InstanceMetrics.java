package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.metrics.detection.PanopticTally.Quality;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of instances; higher is better, 0 to 1. With IoU above 0.5 as a match, recognition
 * quality RQ is TP / (TP + FP/2 + FN/2), segmentation quality SQ the mean IoU of matches, 0 without
 * any, and panoptic quality PQ their product. (A. Kirillov and others, CVPR 2019, 9404-9413.)
 * Undefined, {@code no_instances}, when no class or image is left to average.
 */
public final class InstanceMetrics {
  private static final double CONIC_EPSILON = 1e-6;

  private final List<String> names;

  /**
   * The metrics of some classes.
   *
   * @param names of the classes, in the order of their numbers
   */
  public InstanceMetrics(List<String> names) {
    this.names = List.copyOf(names);
  }

  /**
   * {@code panoptic_quality}, {@code segmentation_quality} and {@code recognition_quality}: pooled
   * over images, means over classes that occur in truth or prediction. The first carries the part
   * {@code tp_fp_fn}, one row a class, and how many classes occur as {@code classes}. {@code
   * panoptic_quality[classes=truth]} is the mean over classes of the truth, {@code
   * [classes=all,epsilon=1e-6]} over all that are declared with 1e-6 added to denominators, as in
   * the CoNIC challenge (S. Graham and others, arXiv:2111.14485).
   */
  public List<Metric<InstanceMatches>> means() {
    List<Metric<InstanceMatches>> all = new ArrayList<>();
    for (Quality quality : Quality.values()) {
      all.add(mean(info(quality, ""), LabelSet.UNION, quality, 0, quality == Quality.PANOPTIC));
    }
    MetricInfo panoptic = info(Quality.PANOPTIC, "");
    all.add(
        mean(
            panoptic
                .titled(panoptic.title() + ", classes of the truth")
                .with(Map.of("classes", "truth")),
            LabelSet.TRUTH,
            Quality.PANOPTIC,
            0,
            false));
    all.add(
        mean(
            panoptic
                .titled(panoptic.title() + ", all classes")
                .with(Map.of("classes", "all", "epsilon", "1e-6")),
            LabelSet.ALL,
            Quality.PANOPTIC,
            CONIC_EPSILON,
            false));
    return all;
  }

  /** The three qualities of each class, {@code [class=…]}, undefined when it does not occur. */
  public List<Metric<InstanceMatches>> ofClasses() {
    List<Metric<InstanceMatches>> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int one = i;
      for (Quality quality : Quality.values()) {
        MetricInfo info = info(quality, " of " + names.get(one));
        all.add(
            new PooledInstances(
                info.with(Map.of("class", names.get(one))),
                true,
                tally -> tally.isIn(LabelSet.UNION, one) ? tally.of(one, quality, 0) : Double.NaN,
                false));
      }
    }
    return all;
  }

  /**
   * {@code binary_panoptic_quality}: whatever the classes, pooled over images, with the part {@code
   * tp_fp_fn}; {@code mean_binary_panoptic_quality[empty=…]}: its mean over images, one without
   * instances being {@code left_out} or {@code perfect}, or {@code zero} with 1e-6 added to
   * denominators, as in CoNIC.
   */
  public List<Metric<InstanceMatches>> binary() {
    MetricInfo mean =
        MetricInfo.of(
            "mean_binary_panoptic_quality",
            "Mean panoptic quality of an image, whatever the class",
            Better.HIGHER,
            0,
            1);
    return List.of(
        new PooledInstances(
            MetricInfo.of(
                "binary_panoptic_quality",
                "Panoptic quality, whatever the class",
                Better.HIGHER,
                0,
                1),
            false,
            tally -> tally.mean(LabelSet.UNION, Quality.PANOPTIC, 0),
            true),
        new MeanOfImages(
            mean.titled(mean.title() + ", empty ones left out").with(Map.of("empty", "left_out")),
            image -> quality(image, Double.NaN, 0)),
        new MeanOfImages(
            mean.titled(mean.title() + ", empty ones perfect").with(Map.of("empty", "perfect")),
            image -> quality(image, 1, 0)),
        new MeanOfImages(
            mean.titled(mean.title() + ", empty ones 0")
                .with(Map.of("empty", "zero", "epsilon", "1e-6")),
            image -> quality(image, 0, CONIC_EPSILON)));
  }

  /**
   * {@code threshold_precision}: mean over images of the mean over IoU above 0.5, 0.55 to 0.95 of
   * TP / (TP + FP + FN), an image without instances having 1 (Data Science Bowl 2018); {@code
   * instance_f1[iou=…]}: 2TP / (2TP + FP + FN) of all images at each of these, whatever the class.
   */
  public List<Metric<InstanceMatches>> overThresholds() {
    List<Metric<InstanceMatches>> all = new ArrayList<>();
    all.add(
        new MeanOfImages(
            MetricInfo.of(
                "threshold_precision", "Mean precision over IoU thresholds", Better.HIGHER, 0, 1),
            InstanceMetrics::meanPrecision));
    for (int t = 0; t < InstanceMatches.thresholds(); t++) {
      String name = ShortestDecimal.of(InstanceMatches.threshold(t));
      MetricInfo info =
          MetricInfo.of("instance_f1", "F1 of instances at IoU " + name, Better.HIGHER, 0, 1);
      all.add(new InstanceF1(info.with(Map.of("iou", name)), t));
    }
    return all;
  }

  private static double meanPrecision(InstanceMatches image) {
    double sum = 0;
    for (int t = 0; t < InstanceMatches.thresholds(); t++) {
      sum += image.precision(t);
    }
    return sum / InstanceMatches.thresholds();
  }

  private static double quality(InstanceMatches image, double empty, double epsilon) {
    if (image.isEmpty()) {
      return empty;
    }
    long hits = image.hits()[0];
    long[] counts = {hits, image.predicted() - hits, image.truths() - hits};
    return new PanopticTally(new long[][] {counts}, new double[] {image.overlap()})
        .of(0, Quality.PANOPTIC, epsilon);
  }

  private Metric<InstanceMatches> mean(
      MetricInfo info, LabelSet set, Quality quality, double epsilon, boolean showsCounts) {
    return new PooledInstances(info, true, tally -> tally.mean(set, quality, epsilon), showsCounts);
  }

  private static MetricInfo info(Quality quality, String of) {
    String name =
        switch (quality) {
          case PANOPTIC -> "panoptic";
          case SEGMENTATION -> "segmentation";
          case RECOGNITION -> "recognition";
        };
    String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return MetricInfo.of(name + "_quality", title + " quality" + of, Better.HIGHER, 0, 1);
  }
}
