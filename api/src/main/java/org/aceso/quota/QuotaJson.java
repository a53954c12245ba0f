package org.aceso.quota;

import org.aceso.phase.Phases;
import org.aceso.wire.IneligibilityReason;
import org.aceso.wire.QuotaCounts;
import org.aceso.wire.QuotaLimitState;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.QuotaState;

/** Quota on the wire. */
public final class QuotaJson {
  private QuotaJson() {}

  public static QuotaState wire(Phases.Seen seen, Eligibility eligibility) {
    return new QuotaState(
        eligibility.limits().stream().map(QuotaJson::wire).toList(),
        QuotaCounts.valueOf(seen.phase().draft().quotaCounts().name()),
        seen.audience().challenge().timeZone().getId(),
        eligibility.isEligible(),
        eligibility.reasons().stream()
            .map(reason -> new IneligibilityReason(reason.type().path(), reason.getMessage()))
            .toList(),
        eligibility.state());
  }

  private static QuotaLimitState wire(Quota.State state) {
    return new QuotaLimitState(
        state.limit().limit(),
        QuotaPeriod.valueOf(state.limit().period().name()),
        state.limit().hours(),
        state.used(),
        state.remaining(),
        state.resetAt());
  }
}
