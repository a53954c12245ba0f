package org.aceso.phase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.aceso.dataset.FileRef;
import org.aceso.runner.composite.Composite;

/**
 * What a phase would ask and freeze instead, while a rescoring computes what would come of it.
 *
 * @param rescoringId which rescoring that is
 * @param composites none in what earlier versions stored
 * @param cases null when the case list is the one that the reference proposes
 */
public record Candidate(
    String rescoringId,
    String challengeType,
    JsonNode settings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Composite> composites,
    FileRef reference,
    FileRef cases,
    Frozen frozen) {
  public Candidate {
    composites = composites == null ? List.of() : List.copyOf(composites);
  }

  static Candidate of(String rescoringId, PhaseDraft draft, Frozen frozen) {
    return new Candidate(
        rescoringId,
        draft.challengeType(),
        draft.settings(),
        draft.composites(),
        draft.reference(),
        draft.cases(),
        frozen);
  }
}
