package org.aceso.submission;

import java.time.Instant;
import java.util.Optional;

/**
 * A file that a team handed in, with its newest evaluation.
 *
 * @param evaluation the newest one; there is always one
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
    Instant receivedAt,
    LatestEvaluation evaluation) {

  /** What the newest evaluation says, as stored. */
  public record LatestEvaluation(
      String state,
      Optional<String> fault,
      Optional<String> scores,
      Optional<Instant> finishedAt) {}

  public Progress progress() {
    return Progress.valueOf(state == SubmissionState.VALID ? evaluation.state() : state.name());
  }

  /** Whether nothing more will change by itself. */
  public boolean isFinal() {
    return progress().isFinal();
  }
}
