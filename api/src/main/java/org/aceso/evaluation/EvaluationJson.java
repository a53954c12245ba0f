package org.aceso.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.access.Permission;
import org.aceso.http.Json;
import org.aceso.phase.PhaseState;
import org.aceso.plugin.PluginJson;
import org.aceso.submission.Submissions;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Fault;
import org.aceso.wire.Receipt;
import org.aceso.wire.Score;

/** Evaluations on the wire. */
final class EvaluationJson {
  private EvaluationJson() {}

  static org.aceso.wire.Evaluation wire(Evaluation evaluation, Submissions.Seen seen) {
    boolean scores = seen.showsScores();
    return new org.aceso.wire.Evaluation(
        evaluation.id(),
        evaluation.submissionId(),
        evaluation.rescoringId().orElse(null),
        evaluation.counts(),
        EvaluationState.valueOf(evaluation.state()),
        evaluation.fault().map(Fault::valueOf).orElse(null),
        seen.audience().may(Permission.READ_FAULTS) ? evaluation.detail().orElse(null) : null,
        evaluation.attempts(),
        scores ? evaluation.scores().map(EvaluationJson::scores).orElse(null) : null,
        evaluation.receipt().map(stored -> receipt(stored, seen)).orElse(null),
        evaluation.createdAt(),
        shown(evaluation.startedAt().orElse(null), scores),
        shown(evaluation.finishedAt().orElse(null), scores));
  }

  /** Durations of hidden phases stay hidden. */
  private static Instant shown(Instant instant, boolean scores) {
    return scores ? instant : null;
  }

  private static List<Score> scores(String stored) {
    return List.of(Json.parse(stored, Score[].class));
  }

  private static Receipt receipt(String stored, Submissions.Seen seen) {
    Receipt receipt = Json.parse(stored, Receipt.class);
    boolean whole =
        seen.audience().may(Permission.READ_REFERENCE)
            || seen.phase().state() == PhaseState.PUBLISHED;
    return whole ? receipt : ReceiptJson.withoutReference(receipt);
  }

  /**
   * Scores of the runner as they are stored: as on the wire, with the bounds of their replicates.
   */
  static String stored(List<org.aceso.runner.Score> scores) {
    List<Score> wire = new ArrayList<>();
    for (org.aceso.runner.Score score : scores) {
      double[] ascending = Replicates.ascending(score.replicates());
      double low = Replicates.quantile(ascending, 0.025);
      double high = Replicates.quantile(ascending, 0.975);
      Map<String, Object> parts = new TreeMap<>();
      score.parts().forEach((name, rows) -> parts.put(name, PluginJson.rows(rows)));
      wire.add(
          new Score(
              score.key(),
              score.value(),
              score.undefinedReason(),
              Double.isNaN(low) ? null : low,
              Double.isNaN(high) ? null : high,
              parts.isEmpty() ? null : parts));
    }
    return Json.text(wire);
  }
}
