package org.aceso.type.sleep;

import java.util.OptionalLong;
import org.aceso.formats.csv.CsvSeries;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * How many epochs a night has: a public attribute of its case, so that a file of the wrong length
 * is found by everybody, without the reference.
 */
final class Epochs {
  static final String NAME = "epochs";

  private Epochs() {}

  static OptionalLong of(Case night) {
    return CsvSeries.length(night, NAME);
  }

  /** Checks a submission: every epoch has a stage. */
  static void checkPrediction(Case night, Hypnogram predicted, Issues issues) {
    long expected = of(night).orElse(predicted.epochs());
    if (predicted.epochs() != expected) {
      wrongCount(expected, predicted, issues);
      return;
    }
    for (int epoch = 0; epoch < expected; epoch++) {
      if (predicted.stages()[epoch] == Stages.UNSCORED) {
        issues.error(
            "missing_stage",
            "epoch " + epoch + " has no stage: every epoch of a submission needs one",
            Location.NOWHERE);
      }
    }
  }

  /** Checks a reference, and that competitors can know its length. */
  static void checkReference(Case night, Hypnogram truth, Issues issues) {
    if (of(night).isEmpty()) {
      issues.error(
          "epochs_not_stated",
          "the case list must state the epochs of every night in its column " + NAME,
          Location.NOWHERE);
    } else if (of(night).getAsLong() != truth.epochs()) {
      wrongCount(of(night).getAsLong(), truth, issues);
    }
  }

  private static void wrongCount(long expected, Hypnogram found, Issues issues) {
    issues.error(
        "wrong_epoch_count",
        "the night has " + expected + " epochs, the file " + found.epochs(),
        Location.NOWHERE);
  }
}
