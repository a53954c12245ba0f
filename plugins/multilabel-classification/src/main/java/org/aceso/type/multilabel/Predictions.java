package org.aceso.type.multilabel;

import org.aceso.spi.Column;

/** What a submission holds for each label. */
enum Predictions {
  /** Between 0 and 1. */
  PROBABILITIES,
  /** Any finite number, such as a logit. */
  SCORES,
  /** 0 or 1. */
  LABELS;

  /** The column of a label. */
  Column column(String name) {
    return switch (this) {
      case PROBABILITIES -> Column.number(name, 0, 1, "probability of the label");
      case SCORES ->
          Column.number(
              name,
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "score of the label, higher when it is likelier");
      case LABELS -> Column.integer(name, 0, 1, "1 when the case has the label, otherwise 0");
    };
  }
}
