package org.aceso.type.sleep;

import java.util.List;
import java.util.stream.IntStream;
import org.aceso.metrics.classification.ClassPair;

/**
 * What the metrics need of one night: its scored epochs.
 *
 * @param truth places in {@link Stages#NAMES}
 * @param predicted as many
 */
record Night(int[] truth, int[] predicted) {

  /** A night without the epochs that the reference does not score. */
  static Night of(Hypnogram predicted, Hypnogram truth) {
    int[] scored =
        IntStream.range(0, truth.epochs())
            .filter(epoch -> truth.stages()[epoch] != Stages.UNSCORED)
            .toArray();
    return new Night(
        IntStream.of(scored).map(epoch -> truth.stages()[epoch]).toArray(),
        IntStream.of(scored).map(epoch -> predicted.stages()[epoch]).toArray());
  }

  List<ClassPair> epochs() {
    return IntStream.range(0, truth.length)
        .mapToObj(epoch -> new ClassPair(truth[epoch], predicted[epoch]))
        .toList();
  }
}
