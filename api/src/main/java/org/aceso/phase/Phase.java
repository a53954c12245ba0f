package org.aceso.phase;

import java.time.Instant;
import java.util.Optional;

/**
 * A period of a challenge.
 *
 * @param state at the instant of reading
 * @param frozen what the self-test fixed; null for a draft
 * @param candidate what a rescoring that is under way would put in its place; else null
 * @param revision which one of what was frozen this is, from 1
 * @param publishedAt null before publication
 * @param version raised by every change
 */
public record Phase(
    String id,
    String challengeId,
    PhaseDraft draft,
    PhaseState state,
    Frozen frozen,
    Candidate candidate,
    int revision,
    Instant publishedAt,
    long version,
    Instant createdAt) {

  /** Whether the rescoring that is under way, if one is, is this one. */
  public boolean isRescoredBy(Optional<String> rescoringId) {
    return candidate != null && rescoringId.equals(Optional.of(candidate.rescoringId()));
  }

  /** The phase as an evaluation of that batch, or of none, asks of it. */
  public Phase as(Optional<String> rescoringId) {
    return isRescoredBy(rescoringId) ? rescored() : this;
  }

  /** The phase as it would be with another draft. */
  Phase with(PhaseDraft other) {
    return new Phase(
        id,
        challengeId,
        other,
        state,
        frozen,
        candidate,
        revision,
        publishedAt,
        version,
        createdAt);
  }

  /** The phase as it will be once the rescoring that is under way is applied. */
  public Phase rescored() {
    PhaseDraft asked =
        draft.asking(
            candidate.challengeType(),
            candidate.settings(),
            candidate.composites(),
            candidate.reference(),
            candidate.cases());
    return new Phase(
        id,
        challengeId,
        asked,
        state,
        candidate.frozen(),
        candidate,
        revision + 1,
        publishedAt,
        version,
        createdAt);
  }
}
