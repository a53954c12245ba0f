package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.http.Json;
import org.aceso.phase.QuotaCounts;
import org.aceso.runner.Fault;
import org.aceso.wire.SubmittedFile;

/** Submissions on the wire. */
final class SubmissionJson {
  private SubmissionJson() {}

  /**
   * @param counts which submissions use up the quota of its phase
   */
  static org.aceso.wire.Submission wire(
      Submission submission, QuotaCounts counts, boolean showsScores) {
    Submission.LatestEvaluation evaluation = submission.evaluation();
    return new org.aceso.wire.Submission(
        submission.id(),
        submission.phaseId(),
        submission.teamId(),
        submission.submittedBy(),
        org.aceso.wire.SubmissionState.valueOf(submission.progress().name()),
        submission.isFinal(),
        detail(submission, counts),
        new SubmittedFile(submission.bytes(), submission.sha256(), submission.mediaType()),
        showsScores ? evaluation.scores().map(SubmissionJson::scores).orElse(null) : null,
        submission.receivedAt(),
        showsScores
            ? evaluation.finishedAt().orElse(null)
            : evaluation.finishedAt().map(SubmissionJson::coarse).orElse(null));
  }

  /** How long scoring took can tell something about hidden data: shown to 10 seconds. */
  private static Instant coarse(Instant exact) {
    return Instant.ofEpochSecond((exact.getEpochSecond() / 10 + 1) * 10);
  }

  private static String detail(Submission submission, QuotaCounts counts) {
    return switch (submission.progress()) {
      case INVALID ->
          "the file was refused; GET …/issues says why; "
              + (counts.returns(Fault.SUBMISSION)
                  ? "the quota was given back"
                  : "it counts, as the phase declares");
      case CANCELLED -> "the team cancelled it";
      case FAILED ->
          switch (submission.evaluation().fault().orElse("HUB")) {
                case "PLUGIN" -> "the evaluator failed on this file; the organisers can see why";
                case "RESOURCES" ->
                    "the evaluation took more time or memory than this server allows";
                default -> "the server could not evaluate the file";
              }
              + "; the quota was given back";
      default -> null;
    };
  }

  private static Map<String, Double> scores(String stored) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (JsonNode score : Json.parse(stored, JsonNode.class)) {
      JsonNode value = score.path("value");
      scores.put(score.get("metric").asText(), value.isNumber() ? value.doubleValue() : null);
    }
    return scores;
  }
}
