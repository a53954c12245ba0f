package org.aceso.phase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.jdbi.v3.core.Handle;

/** What the audit log says of phases. */
public final class PhaseAudit {
  private PhaseAudit() {}

  static void record(Call call, AuditAction action, Phase phase, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, phase.challengeId(), phase.id(), facts, db);
  }

  /** The end and the visibility by their values, everything else by its name. */
  static void changed(Call call, Phase phase, PhaseDraft old, PhaseDraft now, Handle db) {
    if (!old.closesAt().equals(now.closesAt())) {
      Map<String, ?> facts = Map.of("from", old.closesAt(), "to", now.closesAt());
      record(call, AuditAction.PHASE_DEADLINE_CHANGED, phase, facts, db);
    }
    if (old.visibility() != now.visibility()) {
      Map<String, ?> facts = Map.of("from", old.visibility(), "to", now.visibility());
      record(call, AuditAction.PHASE_VISIBILITY_CHANGED, phase, facts, db);
    }
    Map<String, Object> before = members(old);
    Map<String, Object> after = members(now);
    List<String> members =
        after.keySet().stream()
            .filter(name -> !Objects.equals(before.get(name), after.get(name)))
            .toList();
    if (!members.isEmpty()) {
      record(call, AuditAction.PHASE_CHANGED, phase, Map.of("members", members), db);
    }
  }

  private static Map<String, Object> members(PhaseDraft draft) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("kind", draft.kind());
    members.put("name", draft.name());
    members.put("opensAt", draft.opensAt());
    members.put("challengeType", draft.challengeType());
    members.put("settings", draft.settings());
    members.put("composites", draft.composites());
    members.put("reference", draft.reference());
    members.put("cases", draft.cases());
    members.put("ranking", draft.ranking());
    members.put("quota", draft.quota());
    members.put("quotaCounts", draft.quotaCounts());
    members.put("submissionMetadata", draft.submissionMetadata());
    members.put("externalEvaluator", draft.evaluatorDeadlineHours());
    return members;
  }

  /** What was frozen; nothing of it when the phase evaluates nothing. */
  public static Map<String, ?> frozen(Phase phase) {
    Frozen frozen = phase.frozen();
    if (!frozen.evaluates()) {
      return Map.of();
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("challengeType", frozen.challengeType());
    facts.put("plugin", frozen.plugin().sha256());
    facts.put("cases", frozen.casesSha256());
    if (frozen.referenceSha256() != null) {
      facts.put("reference", frozen.referenceSha256());
    }
    return facts;
  }
}
