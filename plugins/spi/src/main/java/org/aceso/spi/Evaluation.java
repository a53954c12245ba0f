package org.aceso.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How one phase reads, checks, observes and scores: the parts of a configured challenge type.
 *
 * <p>Everything in it is immutable after {@link ChallengeType#configure} and is used from many
 * threads.
 *
 * @param <P> one prediction, as the submission format reads it
 * @param <R> one reference (ground truth), as the reference format reads it
 * @param <O> one observation: a record of double, int, long, boolean, String, arrays of these, or
 *     such records
 * @param predictions the format of a submission
 * @param references the format of the ground truth
 * @param predictionChecks run on every prediction; they never see a reference
 * @param referenceChecks run on every reference, when an organiser tests a phase
 * @param observation the class of {@code O}, looked at once to learn its components
 * @param observer compares one prediction with one reference
 * @param metrics at least one; no two with the same {@link MetricInfo#key}
 */
public record Evaluation<P, R, O extends Record>(
    DataFormat<P> predictions,
    DataFormat<R> references,
    List<Validator<? super P>> predictionChecks,
    List<Validator<? super R>> referenceChecks,
    Class<O> observation,
    Observer<P, R, O> observer,
    List<Metric<O>> metrics) {

  /**
   * @throws IllegalArgumentException when there is no metric, or two of one key
   */
  public Evaluation {
    predictionChecks = List.copyOf(predictionChecks);
    referenceChecks = List.copyOf(referenceChecks);
    metrics = List.copyOf(metrics);
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("an evaluation needs at least one metric");
    }
    Set<String> keys = new HashSet<>();
    for (Metric<O> metric : metrics) {
      if (!keys.add(metric.info().key())) {
        throw new IllegalArgumentException("two metrics are called " + metric.info().key());
      }
    }
  }
}
