package org.aceso.phase;

import java.util.List;
import java.util.Map;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Beginning;
import org.aceso.http.Call;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.aceso.plugin.Catalogue;
import org.aceso.runner.preset.Preset;
import org.jdbi.v3.core.Handle;

/** Makes the first phase of a challenge that is created from a preset. */
public final class FirstPhase {
  private static final String NAME = "Final";

  private final Phases phases;
  private final Catalogue catalogue;

  public FirstPhase(Phases phases, Catalogue catalogue) {
    this.phases = phases;
    this.catalogue = catalogue;
  }

  /** A draft, complete but for the files that the preset names. */
  public void begin(Call call, String challengeId, Beginning.Choice choice, Handle db) {
    Preset preset =
        catalogue
            .preset(choice.preset())
            .orElseThrow(
                () ->
                    Refusal.member(
                        "#/preset/name", "unknown", catalogue.unknownPreset(choice.preset())));
    if (!choice.opensAt().isBefore(choice.closesAt())) {
      throw Refusal.member("#/preset/closesAt", "order", "must be after opensAt");
    }
    Audience audience = Audience.of(call, challengeId, db);
    Phase phase = phases.create(audience, draft(preset, choice), db);
    Map<String, ?> facts = Map.of("preset", preset.name());
    PhaseAudit.record(call, AuditAction.PHASE_CREATED, phase, facts, db);
  }

  private static PhaseDraft draft(Preset preset, Beginning.Choice choice) {
    return new PhaseDraft(
        PhaseKind.FINAL,
        NAME,
        choice.opensAt(),
        choice.closesAt(),
        preset.type(),
        preset.settings(),
        preset.composites(),
        null,
        null,
        Json.MAPPER.convertValue(preset.ranking(), Ranking.class),
        List.of(),
        QuotaCounts.VALID,
        Visibility.ORGANISERS,
        null,
        null);
  }
}
