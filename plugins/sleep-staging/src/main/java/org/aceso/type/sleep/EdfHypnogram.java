package org.aceso.type.sleep;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.decimal.DecimalText;
import org.aceso.formats.edf.EdfAnnotation;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The stages that the annotations of a file state, laid out epoch by epoch. */
final class EdfHypnogram {
  static final int MOST_EPOCHS = 100_000;

  private final double epochSeconds;
  private final Location file;
  private final Issues issues;
  private int[] stages = {};

  EdfHypnogram(double epochSeconds, Location file, Issues issues) {
    this.epochSeconds = epochSeconds;
    this.file = file;
    this.issues = issues;
  }

  /** The hypnogram; what no annotation covers, and what is marked so, is not scored. */
  Hypnogram of(List<EdfAnnotation> annotations) {
    annotations.stream()
        .filter(annotation -> Stages.isStage(annotation.text()))
        .sorted(Comparator.comparingDouble(EdfAnnotation::onset))
        .forEach(this::take);
    return new Hypnogram(stages);
  }

  private void take(EdfAnnotation annotation) {
    double first = annotation.onset() / epochSeconds;
    double count = annotation.duration() / epochSeconds;
    if (Stages.annotated(annotation.text()).isEmpty()) {
      error("unknown_stage", annotation, "is no stage of sleep that is known here");
    } else if (!(first >= 0
        && first == Math.rint(first)
        && count >= 1
        && count == Math.rint(count))) {
      error("not_in_epochs", annotation, "does not begin and end with epochs");
    } else if (first + count > MOST_EPOCHS) {
      error("too_many_epochs", annotation, "ends after epoch " + MOST_EPOCHS);
    } else if (first < stages.length) {
      error("overlapping_stages", annotation, "begins before the stage before it ends");
    } else {
      append((int) first, (int) count, Stages.annotated(annotation.text()).getAsInt());
    }
  }

  private void append(int first, int count, int stage) {
    int covered = stages.length;
    stages = Arrays.copyOf(stages, first + count);
    Arrays.fill(stages, covered, first, Stages.UNSCORED);
    Arrays.fill(stages, first, first + count, stage);
  }

  private void error(String code, EdfAnnotation annotation, String what) {
    String about =
        Shown.of(annotation.text()) + " at " + DecimalText.of(annotation.onset()) + " s ";
    issues.error(code, about + what, file);
  }
}
