package org.aceso.metrics.detection;

import java.util.Map;
import java.util.SortedMap;

/**
 * The instances of one image held against the true ones. A pair matches when its IoU is above the
 * threshold, of which there are ten: 0.5, 0.55 to 0.95; from 0.5 on no instance is in two pairs.
 *
 * @param byClass by class TP, FP and FN at 0.5 among instances of that class alone
 * @param overlaps by class the sum of the IoU of these matches
 * @param hits by threshold how many pairs match, whatever their classes
 * @param overlap the sum of the IoU of those at 0.5
 * @param predicted how many instances are predicted
 * @param truths how many there are
 */
public record InstanceMatches(
    int[][] byClass, double[] overlaps, int[] hits, double overlap, int predicted, int truths) {
  static final int TP = 0;
  static final int FP = 1;
  static final int FN = 2;

  private static final int THRESHOLDS = 10;

  /** One image. */
  public static InstanceMatches of(Instances predicted, Instances truth, int classes) {
    return of(predicted, truth, predicted.sharedWith(truth), classes);
  }

  /**
   * One image, with the same bits as from runs in the order of numbers.
   *
   * @throws IllegalArgumentException when prediction and truth are not equally large
   */
  public static InstanceMatches of(InstanceMap predicted, InstanceMap truth, int classes) {
    return of(predicted, truth, predicted.majorities(truth), classes);
  }

  /**
   * @param shared how many pixels pairs share, at least all whose IoU is above 0.5
   */
  private static InstanceMatches of(
      InstanceSet predicted,
      InstanceSet truth,
      SortedMap<Instances.Pair, Long> shared,
      int classes) {
    int[][] byClass = new int[classes][3];
    double[] overlaps = new double[classes];
    int[] hits = new int[THRESHOLDS];
    double overlap = 0;
    for (int one : predicted.classes()) {
      byClass[one][FP]++;
    }
    for (int one : truth.classes()) {
      byClass[one][FN]++;
    }
    for (Map.Entry<Instances.Pair, Long> one : shared.entrySet()) {
      Instances.Pair pair = one.getKey();
      double iou = iou(predicted.area(pair.predicted()), truth.area(pair.truth()), one.getValue());
      for (int t = 0; t < THRESHOLDS && iou > threshold(t); t++) {
        hits[t]++;
      }
      int type = truth.classes()[pair.truth()];
      if (iou > threshold(0)) {
        overlap += iou;
        if (predicted.classes()[pair.predicted()] == type) {
          overlaps[type] += iou;
          byClass[type][TP]++;
          byClass[type][FP]--;
          byClass[type][FN]--;
        }
      }
    }
    return new InstanceMatches(byClass, overlaps, hits, overlap, predicted.size(), truth.size());
  }

  static int thresholds() {
    return THRESHOLDS;
  }

  /** 0.5, 0.55 to 0.95, each the double nearest to it. */
  static double threshold(int t) {
    return (50 + 5 * t) / 100.0;
  }

  private static double iou(long predicted, long truth, long shared) {
    return (double) shared / (predicted + truth - shared);
  }

  boolean isEmpty() {
    return predicted + truths == 0;
  }

  /** TP / (TP + FP + FN) at a threshold; 1 without instances. */
  double precision(int t) {
    return isEmpty() ? 1 : (double) hits[t] / (predicted + truths - hits[t]);
  }
}
