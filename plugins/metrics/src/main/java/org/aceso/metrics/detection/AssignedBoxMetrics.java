package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * Metrics of true boxes and the predictions they are given, see {@link AssignedBoxes}; higher is
 * better, 0 to 1. Undefined, {@code no_truth}, without true boxes. (CytologIA challenge, Health
 * Data Hub, 2024-25.)
 */
public final class AssignedBoxMetrics {
  private final List<String> names;

  /**
   * The metrics of some classes.
   *
   * @param names of the classes, in the order of their numbers
   */
  public AssignedBoxMetrics(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** {@code mean_rescaled_giou}: mean over true boxes of (GIoU + 1) / 2. */
  public Metric<AssignedBoxes> meanRescaledGiou() {
    return new MeanOverlap(info("mean_rescaled_giou", "Mean rescaled GIoU"));
  }

  /**
   * {@code assigned_macro_f1[labels=…]}: mean F1 of the classes of a {@link LabelSet}, F1 being 2TP
   * / (2TP + FP + FN) over true boxes. Carries how many classes they are as {@code labels}, and as
   * {@code missing_boxes} how many true boxes nothing was predicted for.
   */
  public Metric<AssignedBoxes> macroF1(LabelSet set) {
    MetricInfo info =
        info("assigned_macro_f1", "Macro-averaged F1 of assigned classes, over " + set.label());
    return new AssignedMetric(
        info.with(Map.of("labels", set.label())),
        names.size(),
        tally -> tally.macroF1(set),
        tally ->
            new TreeMap<>(
                Map.of(
                    "labels", new double[][] {{tally.labels(set)}},
                    "missing_boxes", new double[][] {{tally.missing()}})));
  }

  /** {@code assigned_accuracy}: share of true boxes that are given their class. */
  public Metric<AssignedBoxes> accuracy() {
    return metric(info("assigned_accuracy", "Accuracy of assigned classes"), -1);
  }

  /** {@code assigned_f1[label=…]}: F1 of each class, 0 for one that occurs nowhere. */
  public List<Metric<AssignedBoxes>> f1() {
    List<Metric<AssignedBoxes>> all = new ArrayList<>();
    for (int one = 0; one < names.size(); one++) {
      String name = names.get(one);
      MetricInfo info = info("assigned_f1", "F1 of " + name).with(Map.of("label", name));
      all.add(metric(info, one));
    }
    return all;
  }

  private Metric<AssignedBoxes> metric(MetricInfo info, int one) {
    return new AssignedMetric(
        info,
        names.size(),
        tally -> one < 0 ? tally.accuracy() : tally.f1(one),
        tally -> Collections.emptySortedMap());
  }

  private static MetricInfo info(String name, String title) {
    return MetricInfo.of(name, title, Better.HIGHER, 0, 1);
  }
}
