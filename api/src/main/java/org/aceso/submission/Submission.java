package org.aceso.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that a team handed in, with the evaluation of it that counts.
 *
 * @param fileRemovedAt when its file was removed; what is said of it stays
 * @param evaluation the one that counts; there is always one
 * @param version raised by every change but those that an evaluation makes
 */
public record Submission(
    String id,
    String phaseId,
    String teamId,
    String submittedBy,
    SubmissionState state,
    String sha256,
    long bytes,
    String mediaType,
    Optional<Instant> fileRemovedAt,
    Instant receivedAt,
    CountingEvaluation evaluation,
    Annotations annotations,
    long version) {

  /**
   * What the evaluation that counts says, as stored.
   *
   * @param rescored whether it is of a rescoring, which neither gives nor takes quota
   */
  public record CountingEvaluation(
      String id,
      String state,
      Optional<String> fault,
      Optional<String> scores,
      Optional<Instant> finishedAt,
      boolean rescored) {}

  /**
   * What people say about it.
   *
   * @param metadata an object, as the phase asks for it
   * @param baseline what the board calls it
   * @param verification what an organiser noted
   */
  public record Annotations(
      Optional<String> comment,
      Optional<JsonNode> metadata,
      Optional<Instant> withdrawnAt,
      Optional<String> baseline,
      Optional<Instant> verifiedAt,
      Optional<String> verification) {}

  public Progress progress() {
    return Progress.valueOf(state == SubmissionState.VALID ? evaluation.state() : state.name());
  }

  /** Whether nothing more will change by itself. */
  public boolean isFinal() {
    return progress().isFinal();
  }
}
