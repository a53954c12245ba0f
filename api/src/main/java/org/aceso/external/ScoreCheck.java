package org.aceso.external;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.aceso.http.RequestProblem;
import org.aceso.phase.Frozen;
import org.aceso.phase.Ranking;
import org.aceso.runner.Score;
import org.aceso.spi.MetricInfo;

/** Holds reported numbers to the terms that a metric's own results are held to. */
final class ScoreCheck {
  /** As much as rounding may lead out of a metric's range. */
  private static final double ROUNDING = 1e-9;

  private final Frozen frozen;
  private final List<RequestProblem> problems;

  ScoreCheck(Frozen frozen, List<RequestProblem> problems) {
    this.frozen = frozen;
    this.problems = problems;
  }

  /** Each metric once, with a value in its range or a reason. */
  void scores(List<Score> scores) {
    List<String> wanted = new ArrayList<>(frozen.metrics().stream().map(MetricInfo::key).toList());
    Set<String> known = new HashSet<>(wanted);
    for (int i = 0; i < scores.size(); i++) {
      Score score = scores.get(i);
      String at = "#/scores/" + i;
      if (!known.contains(score.key())) {
        problem(at + "/metric", "unknown", "the phase has no such metric");
      } else if (!wanted.remove(score.key())) {
        problem(at + "/metric", "repeated", "stands there before");
      } else {
        score(at, score);
      }
    }
    wanted.forEach(key -> problem("#/scores", "required", key + " is missing"));
  }

  private void score(String at, Score score) {
    if ((score.value() == null) == (score.undefinedReason() == null)) {
      problem(at, "either", "must have either a value or an undefinedReason");
    }
    if (score.value() != null) {
      range(at + "/value", score.value(), frozen.metric(score.key()));
    }
    score
        .parts()
        .forEach(
            (name, rows) -> {
              for (double[] row : rows) {
                if (row.length != rows[0].length) {
                  problem(
                      RequestProblem.pointer(at + "/parts", name),
                      "ragged",
                      "rows differ in length");
                  return;
                }
              }
            });
  }

  /** As many as the phase declares, in the range of the metric that ranks. */
  void replicates(double[] replicates, Ranking ranking) {
    int wanted = ranking.replicatesOrStandard();
    if (replicates.length != wanted) {
      problem("#/replicates", "length", "must be " + wanted + ", not " + replicates.length);
    }
    MetricInfo metric = frozen.metric(ranking.metric());
    for (int i = 0; i < replicates.length; i++) {
      range("#/replicates/" + i, replicates[i], metric);
    }
  }

  private void range(String at, double value, MetricInfo metric) {
    double slack = ROUNDING * Math.max(1, Math.abs(value));
    if (value < metric.least() - slack || value > metric.most() + slack) {
      problem(at, "range", "must be from " + metric.least() + " to " + metric.most());
    }
  }

  private void problem(String pointer, String code, String detail) {
    problems.add(RequestProblem.member(pointer, code, detail));
  }
}
