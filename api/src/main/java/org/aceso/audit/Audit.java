package org.aceso.audit;

import java.util.Map;
import org.aceso.http.Call;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Appends to the audit log, in the transaction of what is told. An entry holds opaque ids; what is
 * personal goes into facts as {@link PersonalDigests} alone.
 */
public final class Audit {
  private Audit() {}

  /**
   * Records what a request does.
   *
   * @param challengeId the id of the challenge that it belongs to, or null
   * @param subject the id of what was changed
   * @param facts what else matters: texts without personal data, numbers, truth values, enums,
   *     instants, and lists of these; what is null is left out
   */
  public static void record(
      Call call,
      AuditAction action,
      String challengeId,
      String subject,
      Map<String, ?> facts,
      Handle db) {
    append(Who.of(call), action, challengeId, subject, facts, db);
  }

  /** Records what nobody asked for over HTTP: the server by itself, or its operator. */
  public static void record(
      Origin origin,
      AuditAction action,
      String challengeId,
      String subject,
      Map<String, ?> facts,
      Handle db) {
    append(Who.nobody(origin), action, challengeId, subject, facts, db);
  }

  /**
   * Records a refusal, which undoes the transaction: it is appended afterwards, in one of its own.
   * Somebody who tries again and again leaves one entry, as long as subject and facts are the same.
   */
  public static void recordRefusal(
      Call call,
      AuditAction action,
      String challengeId,
      String subject,
      Map<String, ?> facts,
      Handle db) {
    String text = Facts.text(facts);
    Runnable append =
        () -> {
          if (!EntryQueries.isThere(action, subject, text, db)) {
            append(Who.of(call), action, challengeId, subject, facts, db);
          }
        };
    if (db.isInTransaction()) {
      db.afterRollback(append);
    } else {
      append.run();
    }
  }

  private static void append(
      Who who,
      AuditAction action,
      String challengeId,
      String subject,
      Map<String, ?> facts,
      Handle db) {
    EntryQueries.append(Ids.next("aud"), who, action, challengeId, subject, Facts.text(facts), db);
  }
}
