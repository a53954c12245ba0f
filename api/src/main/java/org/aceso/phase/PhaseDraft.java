package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.aceso.dataset.FileRef;

/**
 * What an organiser states about a phase.
 *
 * @param challengeType null while it is not stated
 * @param settings an object of values by setting
 * @param reference null while it is not stated
 * @param cases null when the case list is the one that the reference proposes
 * @param ranking null while it is not stated
 * @param submissionMetadata a JSON Schema of what teams declare of each submission; null for
 *     nothing
 * @param evaluatorDeadlineHours how long whoever evaluates it outside has for a submission; null
 *     where this installation evaluates
 */
public record PhaseDraft(
    PhaseKind kind,
    String name,
    Instant opensAt,
    Instant closesAt,
    String challengeType,
    JsonNode settings,
    FileRef reference,
    FileRef cases,
    Ranking ranking,
    List<QuotaLimit> quota,
    QuotaCounts quotaCounts,
    Visibility visibility,
    JsonNode submissionMetadata,
    Integer evaluatorDeadlineHours) {

  /** Whether somebody outside evaluates it, beside a ground truth that never comes here. */
  public boolean isExternal() {
    return evaluatorDeadlineHours != null;
  }

  /** The same draft with the only two things that may change after a phase was tested. */
  PhaseDraft with(String newName, Instant newEnd) {
    return new PhaseDraft(
        kind,
        newName,
        opensAt,
        newEnd,
        challengeType,
        settings,
        reference,
        cases,
        ranking,
        quota,
        quotaCounts,
        visibility,
        submissionMetadata,
        evaluatorDeadlineHours);
  }

  /** The same draft with another question: what a rescoring can change. */
  PhaseDraft asking(String type, JsonNode values, FileRef truth, FileRef caseList) {
    return new PhaseDraft(
        kind,
        name,
        opensAt,
        closesAt,
        type,
        values,
        truth,
        caseList,
        ranking,
        quota,
        quotaCounts,
        visibility,
        submissionMetadata,
        evaluatorDeadlineHours);
  }
}
