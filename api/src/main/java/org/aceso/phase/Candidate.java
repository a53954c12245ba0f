package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import org.aceso.dataset.FileRef;

/**
 * What a phase would ask and freeze instead, while a rescoring computes what would come of it.
 *
 * @param rescoringId which rescoring that is
 * @param cases null when the case list is the one that the reference proposes
 */
public record Candidate(
    String rescoringId,
    String challengeType,
    JsonNode settings,
    FileRef reference,
    FileRef cases,
    Frozen frozen) {

  static Candidate of(String rescoringId, PhaseDraft draft, Frozen frozen) {
    return new Candidate(
        rescoringId,
        draft.challengeType(),
        draft.settings(),
        draft.reference(),
        draft.cases(),
        frozen);
  }
}
