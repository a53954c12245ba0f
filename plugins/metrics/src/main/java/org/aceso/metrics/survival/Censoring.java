package org.aceso.metrics.survival;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.spi.MetricInfo;

/**
 * Where G comes from, the probability of not being censored by a time: 1 / G weighs those who are
 * observed so that they stand for those who are not. (J. M. Robins and A. Rotnitzky, 1992.) As in
 * scikit-survival, G(t) has dropped for those censored at t, and at one time events come first.
 */
public final class Censoring {
  private final String source;

  /** The curve of training cases, the same for any counts; null when it follows the counts. */
  private final StepCurve training;

  private Censoring(String source, StepCurve training) {
    this.source = source;
    this.training = training;
  }

  /** G of the cases that are scored, estimated anew in each bootstrap replicate. */
  public static Censoring ofScoredCases() {
    return new Censoring("test", null);
  }

  /** G of other cases. It is unknown beyond the last of them, unless that one was censored. */
  public static Censoring of(List<FollowUp> trainingCases) {
    Timeline timeline = new Timeline(trainingCases);
    int[] ones = new int[trainingCases.size()];
    Arrays.fill(ones, 1);
    return new Censoring("training", StepCurve.ofCensoring(timeline, ones));
  }

  /** The parameters {@code censoring=test} or {@code censoring=training} and some more. */
  MetricInfo name(MetricInfo info, Map<String, String> more) {
    Map<String, String> parameters = new TreeMap<>(more);
    parameters.put("censoring", source);
    return Parameters.add(info, parameters);
  }

  /** G at each distinct time of a timeline, then at each time of a grid; NaN where unknown. */
  Weights weights(Timeline timeline, double[] grid, int[] counts) {
    StepCurve curve = training == null ? StepCurve.ofCensoring(timeline, counts) : training;
    double[] own =
        training == null
            ? curve.values()
            : Arrays.stream(timeline.times()).map(curve::within).toArray();
    double[] atGrid =
        Arrays.stream(grid).map(training == null ? curve::at : curve::within).toArray();
    return new Weights(own, atGrid);
  }

  /** G at the times of cases and at those of a grid. */
  record Weights(double[] own, double[] grid) {}
}
