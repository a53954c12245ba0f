package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.aceso.http.Json;
import org.aceso.http.MergePatch;
import org.aceso.phase.QuotaCounts;
import org.aceso.queue.Place;
import org.aceso.runner.Fault;
import org.aceso.wire.Baseline;
import org.aceso.wire.QueuePlace;
import org.aceso.wire.SubmittedFile;
import org.aceso.wire.Verification;

/** Submissions on the wire. */
final class SubmissionJson {
  private static final long COARSE_SECONDS = 10;

  private SubmissionJson() {}

  /** A submission as the caller who sees it may. */
  static org.aceso.wire.Submission wire(Submissions.Seen seen) {
    return wire(seen.submission(), seen.phase().draft().quotaCounts(), seen.showsScores());
  }

  /**
   * @param counts which submissions use up the quota of its phase
   */
  static org.aceso.wire.Submission wire(
      Submission submission, QuotaCounts counts, boolean showsScores) {
    Submission.CountingEvaluation evaluation = submission.evaluation();
    Submission.Annotations said = submission.annotations();
    return new org.aceso.wire.Submission(
        submission.id(),
        submission.phaseId(),
        submission.teamId(),
        submission.submittedBy(),
        org.aceso.wire.SubmissionState.valueOf(submission.progress().name()),
        submission.isFinal(),
        detail(submission, counts),
        new SubmittedFile(
            submission.bytes(),
            submission.sha256(),
            submission.mediaType(),
            submission.fileRemovedAt().orElse(null)),
        showsScores ? evaluation.scores().map(SubmissionJson::scores).orElse(null) : null,
        submission.receivedAt(),
        showsScores
            ? evaluation.finishedAt().orElse(null)
            : evaluation.finishedAt().map(SubmissionJson::coarse).orElse(null),
        said.comment().orElse(null),
        said.metadata().map(SubmissionJson::members).orElse(null),
        said.withdrawnAt().orElse(null),
        said.baseline().map(Baseline::new).orElse(null),
        said.verifiedAt()
            .map(at -> new Verification(said.verification().orElseThrow(), at))
            .orElse(null));
  }

  /** What the team says after a merge patch; not yet held against the phase. */
  static Submission.Annotations patched(Submission.Annotations old, JsonNode patch) {
    return new Submission.Annotations(
        patch.has("comment")
            ? Optional.ofNullable(patch.get("comment").textValue())
            : old.comment(),
        patch.has("metadata") ? metadata(old, patch.get("metadata")) : old.metadata(),
        old.withdrawnAt(),
        old.baseline(),
        old.verifiedAt(),
        old.verification());
  }

  private static Optional<JsonNode> metadata(Submission.Annotations old, JsonNode patch) {
    JsonNode before = old.metadata().orElse(MissingNode.getInstance());
    return patch.isNull() ? Optional.empty() : Optional.of(MergePatch.apply(before, patch));
  }

  private static Map<String, Object> members(JsonNode object) {
    Map<String, Object> members = new LinkedHashMap<>();
    object.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
    return members;
  }

  /** Where it stands; how long others take is told as coarsely as how long it took itself. */
  static QueuePlace queue(Submissions.Seen seen, Optional<Place> place) {
    boolean showsScores = seen.showsScores();
    long step = showsScores ? 1 : COARSE_SECONDS;
    return new QueuePlace(
        org.aceso.wire.SubmissionState.valueOf(seen.submission().progress().name()),
        seen.submission().isFinal(),
        place.flatMap(Place::position).orElse(null),
        place
            .flatMap(Place::remaining)
            .map(left -> (left.toSeconds() / step + 1) * step)
            .orElse(null),
        place.map(Place::attempts).orElse(null),
        place
            .flatMap(Place::leasedUntil)
            .map(until -> showsScores ? until : coarse(until))
            .orElse(null));
  }

  /** How long scoring took can tell something about hidden data: shown to 10 seconds. */
  private static Instant coarse(Instant exact) {
    return Instant.ofEpochSecond((exact.getEpochSecond() / COARSE_SECONDS + 1) * COARSE_SECONDS);
  }

  private static String detail(Submission submission, QuotaCounts counts) {
    return submission.evaluation().rescored()
        ? rescoredDetail(submission.progress())
        : firstDetail(submission, counts);
  }

  /** Rescoring gives and takes no quota. */
  private static String rescoredDetail(Progress progress) {
    return switch (progress) {
      case INVALID ->
          "the file is refused by the rules as they were corrected; GET …/issues says why";
      case FAILED -> "the file could not be evaluated again; the organisers can see why";
      default -> null;
    };
  }

  private static String firstDetail(Submission submission, QuotaCounts counts) {
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
