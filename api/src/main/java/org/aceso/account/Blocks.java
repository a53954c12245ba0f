package org.aceso.account;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.PersonalDigests;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** Stops every credential of a person, and lets them count again. */
final class Blocks {
  private Blocks() {}

  /** Somebody who is blocked already stays so, for the reason that there was. */
  static Block block(Call call, String personId, String reason, Handle db) {
    Administrators.requireOther(personId, db);
    Block now = hold(personId, db);
    if (!now.isBlocked()) {
      BlockQueries.block(personId, reason, db);
      record(call, AuditAction.PERSON_BLOCKED, personId, reason, db);
    }
    return hold(personId, db);
  }

  static Block unblock(Call call, String personId, String reason, Handle db) {
    if (hold(personId, db).isBlocked()) {
      BlockQueries.unblock(personId, db);
      record(call, AuditAction.PERSON_UNBLOCKED, personId, reason, db);
    }
    return hold(personId, db);
  }

  private static Block hold(String personId, Handle db) {
    return BlockQueries.hold(personId, db).orElseThrow(() -> Refusal.notFound("person"));
  }

  private static void record(
      Call call, AuditAction action, String personId, String reason, Handle db) {
    Map<String, ?> facts = Map.of("reasonDigest", PersonalDigests.of(personId, reason, db));
    Audit.record(call, action, null, personId, facts, db);
  }
}
