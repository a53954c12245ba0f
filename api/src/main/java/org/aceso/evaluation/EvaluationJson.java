package org.aceso.evaluation;

import java.time.Instant;
import java.util.List;
import org.aceso.http.Json;
import org.aceso.phase.PhaseState;
import org.aceso.submission.Submissions;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.Fault;
import org.aceso.wire.Receipt;
import org.aceso.wire.Score;

/** Evaluations on the wire. */
final class EvaluationJson {
  private EvaluationJson() {}

  static org.aceso.wire.Evaluation wire(Evaluation evaluation, Submissions.Seen seen) {
    boolean organiser = seen.audience().organiser();
    boolean scores = seen.showsScores();
    return new org.aceso.wire.Evaluation(
        evaluation.id(),
        evaluation.submissionId(),
        EvaluationState.valueOf(evaluation.state()),
        evaluation.fault().map(Fault::valueOf).orElse(null),
        organiser ? evaluation.detail().orElse(null) : null,
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
    boolean whole = seen.audience().organiser() || seen.phase().state() == PhaseState.PUBLISHED;
    return whole ? receipt : Receipts.withoutReference(receipt);
  }
}
