package org.aceso.testkit.reference;

import java.util.HashMap;
import java.util.Map;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.spi.CaseList;

/** What came of one submission, by metric and case. A name that is not there is refused. */
final class Scored {
  private final Outcome outcome;
  private final Map<String, Score> scores = new HashMap<>();
  private final Map<String, Integer> indices = new HashMap<>();

  Scored(Outcome outcome, CaseList cases) {
    this.outcome = outcome;
    outcome.scores().forEach(score -> scores.put(score.key(), score));
    for (int i = 0; i < cases.size(); i++) {
      indices.put(cases.get(i).id(), i);
    }
  }

  boolean valid() {
    return outcome.valid();
  }

  double value(String key) {
    Double value = score(key).value();
    return value == null ? Double.NaN : value;
  }

  double ofCase(String key, String caseId) {
    Integer index = indices.get(caseId);
    if (index == null) {
      throw new IllegalArgumentException("there is no case " + caseId);
    }
    double[] values = score(key).perCase();
    if (values.length == 0) {
      throw new IllegalArgumentException(key + " has no values of cases");
    }
    return values[index];
  }

  double part(String key, String name, int row, int column) {
    double[][] rows = score(key).parts().get(name);
    if (rows == null) {
      throw new IllegalArgumentException(
          key + " has no part " + name + " but " + score(key).parts().keySet());
    }
    if (row < 0 || row >= rows.length || column < 0 || column >= rows[row].length) {
      throw new IllegalArgumentException(
          "part " + name + " of " + key + " has no row " + row + " and column " + column);
    }
    return rows[row][column];
  }

  private Score score(String key) {
    if (!valid()) {
      throw new IllegalArgumentException(
          "the submission is refused: " + outcome.issues().summary());
    }
    Score score = scores.get(key);
    if (score == null) {
      throw new IllegalArgumentException("there is no metric " + key + " among " + scores.keySet());
    }
    return score;
  }
}
