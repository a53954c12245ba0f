package org.aceso.external;

import java.util.Map;
import org.aceso.http.Json;
import org.aceso.phase.Frozen;
import org.aceso.phase.Ranking;
import org.aceso.plugin.CompositeJson;
import org.aceso.plugin.PluginJson;
import org.aceso.queue.ExternalJobs;
import org.aceso.queue.Job;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.RenewedLease;

/** Claims on the wire: what decides the scores, and nothing of whose they are. */
final class ClaimJson {
  private ClaimJson() {}

  static EvaluationClaim claim(Leases.Held held, long bytes) {
    ExternalJobs.Held lease = held.lease();
    Job job = lease.job();
    Frozen frozen = held.phase().frozen();
    Ranking ranking = held.phase().draft().ranking();
    return new EvaluationClaim(
        job.evaluationId(),
        job.lease().toString(),
        lease.leasedUntil(),
        lease.deadline(),
        lease.terms().orElse(null),
        job.attempt(),
        job.submissionId(),
        job.sha256(),
        bytes,
        frozen.uploadName(),
        frozen.challengeType(),
        PluginJson.wire(frozen.plugin()),
        Json.MAPPER.convertValue(
            frozen.settings(),
            Json.MAPPER.getTypeFactory().constructMapType(Map.class, String.class, Object.class)),
        CompositeJson.orAbsent(frozen.composites()),
        frozen.settingFiles(),
        frozen.casesSha256(),
        Long.toString(frozen.seed()),
        ranking.replicatesOrStandard(),
        ranking.metric());
  }

  static RenewedLease renewed(Leases.Held held) {
    ExternalJobs.Held lease = held.lease();
    return new RenewedLease(lease.job().evaluationId(), lease.leasedUntil(), lease.deadline());
  }
}
