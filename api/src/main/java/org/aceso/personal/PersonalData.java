package org.aceso.personal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.team.Members;
import org.jdbi.v3.core.Handle;

/** Hands out what is held about a person, and erases it. */
final class PersonalData {
  private final Members members;

  PersonalData(Members members) {
    this.members = members;
  }

  /** Everything by line, in the order of {@link Held}; lines without rows are there, too. */
  Map<Held, List<JsonNode>> export(Call call, String personId, Handle db) {
    Map<Held, List<JsonNode>> all = new LinkedHashMap<>();
    for (Held held : Held.values()) {
      if (held.isHandedOut()) {
        all.put(held, PersonalQueries.rows(held, personId, db));
      }
    }
    Audit.record(call, AuditAction.PERSON_EXPORTED, null, personId, Map.of(), db);
    return all;
  }

  /**
   * Erases a person in one transaction. Scores stay, under a pseudonym; the audit log stays, as its
   * ids are opaque and its digests lose their salt.
   */
  void erase(Call call, String personId, Handle db) {
    if (!PersonalQueries.lock(personId, db)) {
      throw Refusal.notFound("person");
    }
    List<String> orphaned = PersonalQueries.orphaned(personId, db);
    if (!orphaned.isEmpty()) {
      throw Refusal.exists(
          "nobody else organises "
              + String.join(", ", orphaned)
              + ": name another organiser first");
    }
    if (PersonalQueries.isLastAdministrator(personId, db)) {
      throw Refusal.exists("the last administrator stays: name another first");
    }
    members.departFromAll(call, personId, db);
    for (Held held : Held.values()) {
      if (held.isErased()) {
        PersonalQueries.erase(held, personId, db);
      }
    }
    Audit.record(call, AuditAction.PERSON_ERASED, null, personId, Map.of(), db);
  }
}
