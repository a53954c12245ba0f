package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.aceso.dataset.FileRef;
import org.aceso.runner.composite.Composite;

/**
 * What an organiser states about a phase.
 *
 * @param challengeType null while it is not stated
 * @param settings an object of values by setting
 * @param composites scores that are made of those of the type
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
    List<Composite> composites,
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
        composites,
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
  PhaseDraft asking(
      String type, JsonNode values, List<Composite> sums, FileRef truth, FileRef caseList) {
    return new PhaseDraft(
        kind,
        name,
        opensAt,
        closesAt,
        type,
        values,
        sums,
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
