package org.aceso.phase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.dataset.FileRef;
import org.aceso.http.Json;
import org.aceso.plugin.CompositeJson;
import org.aceso.plugin.PluginJson;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.NewPhase;
import org.aceso.wire.PhaseEvaluation;

/** Phases on the wire. */
public final class PhaseJson {
  private static final Integer STANDARD_HOURS = 72;

  private PhaseJson() {}

  static PhaseDraft draft(NewPhase wanted) {
    return new PhaseDraft(
        PhaseKind.valueOf(wanted.kind().name()),
        wanted.name(),
        wanted.opensAt(),
        wanted.closesAt(),
        wanted.challengeType(),
        wanted.settings() == null
            ? JsonNodeFactory.instance.objectNode()
            : Json.MAPPER.valueToTree(wanted.settings()),
        CompositeJson.read(wanted.composites()),
        file(wanted.reference()),
        file(wanted.cases()),
        ranking(wanted.ranking()),
        wanted.quota() == null ? List.of() : wanted.quota().stream().map(PhaseJson::limit).toList(),
        wanted.quotaCounts() == null
            ? QuotaCounts.VALID
            : QuotaCounts.valueOf(wanted.quotaCounts().name()),
        wanted.visibility() == null
            ? Visibility.ORGANISERS
            : Visibility.valueOf(wanted.visibility().name()),
        wanted.submissionMetadata() == null
            ? null
            : Json.MAPPER.valueToTree(wanted.submissionMetadata()),
        hours(wanted.externalEvaluator()));
  }

  /** The draft that a merge patch makes of another. */
  static PhaseDraft patched(PhaseDraft draft, JsonNode patch) {
    return draft(PhasePatchJson.of(stated(draft), patch));
  }

  /** A phase as the caller who sees it may. */
  public static org.aceso.wire.Phase wire(Phases.Seen seen) {
    return wire(seen.phase(), seen.audience());
  }

  /** A phase as somebody may see it. */
  static org.aceso.wire.Phase wire(Phase phase, Audience audience) {
    NewPhase stated = stated(phase.draft());
    return new org.aceso.wire.Phase(
        phase.id(),
        phase.challengeId(),
        stated.kind(),
        stated.name(),
        org.aceso.wire.PhaseState.valueOf(phase.state().name()),
        stated.opensAt(),
        stated.closesAt(),
        phase.publishedAt(),
        stated.challengeType(),
        stated.settings(),
        CompositeJson.orAbsent(phase.draft().composites()),
        audience.may(Permission.READ_REFERENCE) ? stated.reference() : null,
        stated.ranking(),
        stated.quota(),
        stated.quotaCounts(),
        stated.visibility(),
        stated.submissionMetadata(),
        stated.externalEvaluator(),
        phase.frozen() == null || !phase.frozen().evaluates() ? null : evaluation(phase.frozen()),
        phase.createdAt());
  }

  /** A ranking policy on the wire. */
  public static org.aceso.wire.Ranking wire(Ranking ranking) {
    return ranking == null ? null : Json.MAPPER.convertValue(ranking, org.aceso.wire.Ranking.class);
  }

  private static PhaseEvaluation evaluation(Frozen frozen) {
    return new PhaseEvaluation(
        frozen.cases(),
        frozen.casesSha256(),
        PluginJson.wire(frozen.plugin()),
        PluginJson.wire(frozen.predictions()),
        frozen.metrics().stream().map(PluginJson::wire).toList());
  }

  private static NewPhase stated(PhaseDraft draft) {
    return new NewPhase(
        org.aceso.wire.PhaseKind.valueOf(draft.kind().name()),
        draft.name(),
        draft.opensAt(),
        draft.closesAt(),
        draft.challengeType(),
        members(draft.settings()),
        CompositeJson.wire(draft.composites()),
        file(draft.reference()),
        file(draft.cases()),
        wire(draft.ranking()),
        draft.quota().stream().map(PhaseJson::limit).toList(),
        org.aceso.wire.QuotaCounts.valueOf(draft.quotaCounts().name()),
        org.aceso.wire.Visibility.valueOf(draft.visibility().name()),
        members(draft.submissionMetadata()),
        draft.isExternal() ? new ExternalEvaluator(draft.evaluatorDeadlineHours()) : null);
  }

  private static Integer hours(ExternalEvaluator evaluator) {
    if (evaluator == null) {
      return null;
    }
    return evaluator.deadlineHours() == null ? STANDARD_HOURS : evaluator.deadlineHours();
  }

  private static Map<String, Object> members(JsonNode object) {
    return Json.MAPPER.convertValue(
        object,
        Json.MAPPER
            .getTypeFactory()
            .constructMapType(LinkedHashMap.class, String.class, Object.class));
  }

  private static Ranking ranking(org.aceso.wire.Ranking ranking) {
    return ranking == null ? null : Json.MAPPER.convertValue(ranking, Ranking.class);
  }

  private static QuotaLimit limit(org.aceso.wire.QuotaLimit limit) {
    return new QuotaLimit(
        limit.limit(), QuotaLimit.Period.valueOf(limit.period().name()), limit.hours());
  }

  private static org.aceso.wire.QuotaLimit limit(QuotaLimit limit) {
    return new org.aceso.wire.QuotaLimit(
        limit.limit(), org.aceso.wire.QuotaPeriod.valueOf(limit.period().name()), limit.hours());
  }

  private static FileRef file(DatasetFile file) {
    return file == null ? null : new FileRef(file.datasetId(), file.name());
  }

  private static DatasetFile file(FileRef file) {
    return file == null ? null : new DatasetFile(file.datasetId(), file.name());
  }
}
