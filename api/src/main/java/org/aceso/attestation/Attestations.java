package org.aceso.attestation;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.dataset.Dataset;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * What a data protection officer vouches for. Whoever brought one of the files does not vouch for
 * them, whatever their role is now.
 */
final class Attestations {

  Attestation attest(Call call, Dataset dataset, String sha256, String statement, Handle db) {
    String person = call.caller().personId();
    String current = AttestationQueries.lockContent(dataset.id(), db);
    if (!current.equals(sha256)) {
      throw Refusal.exists("the files changed since they were read, their digest is " + current);
    }
    if (dataset.files().isEmpty()) {
      throw Refusal.exists("the dataset has no file that could be vouched for");
    }
    if (AttestationQueries.hasPut(dataset.id(), person, db)) {
      throw Refusal.forbidden("whoever brought a file does not vouch for it");
    }
    String id = Ids.next("att");
    AttestationQueries.insert(id, dataset.id(), sha256, statement, person, db);
    record(call, AuditAction.ATTESTATION_GIVEN, dataset, sha256, db);
    return AttestationQueries.find(dataset.id(), id, db).orElseThrow();
  }

  Attestation withdraw(Call call, Dataset dataset, String id, String reason, Handle db) {
    AttestationQueries.lockContent(dataset.id(), db);
    Attestation attestation =
        AttestationQueries.find(dataset.id(), id, db)
            .orElseThrow(() -> Refusal.notFound("attestation"));
    if (!AttestationQueries.withdraw(id, call.caller().personId(), reason, db)) {
      throw Refusal.exists("the attestation was withdrawn before");
    }
    record(call, AuditAction.ATTESTATION_WITHDRAWN, dataset, attestation.sha256(), db);
    return AttestationQueries.find(dataset.id(), id, db).orElseThrow();
  }

  private static void record(
      Call call, AuditAction action, Dataset dataset, String sha256, Handle db) {
    Map<String, ?> facts = Map.of("sha256", sha256);
    Audit.record(call, action, dataset.challengeId(), dataset.id(), facts, db);
  }
}
