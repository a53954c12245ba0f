package org.aceso.personal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.account.Administrators;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.leaderboard.Leaderboards;
import org.aceso.team.Members;
import org.aceso.team.Pseudonyms;
import org.jdbi.v3.core.Handle;

/** Hands out what is held about a person, and erases it. */
final class PersonalData {
  private final Members members;
  private final Pseudonyms names;
  private final Leaderboards boards;

  PersonalData(Members members, Pseudonyms names, Leaderboards boards) {
    this.members = members;
    this.names = names;
    this.boards = boards;
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
    Administrators.requireOther(personId, db);
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
    PersonalQueries.solo(personId, db).forEach(team -> rename(call, personId, team, db));
    members.departFromAll(call, personId, db);
    for (Held held : Held.values()) {
      if (held.isErased()) {
        PersonalQueries.erase(held, personId, db);
      }
    }
    Audit.record(call, AuditAction.PERSON_ERASED, null, personId, Map.of(), db);
  }

  /** Challenge, phases and team are held in the order of everybody who holds them. */
  private void rename(Call call, String personId, PersonalQueries.Solo team, Handle db) {
    names.hold(team.challengeId(), db);
    List<String> phases = PersonalQueries.holdPhases(team.teamId(), db);
    names.holdTeam(team.teamId(), db);
    if (PersonalQueries.solo(personId, db).contains(team)) {
      String name = names.take(call, team.challengeId(), team.teamId(), db);
      phases.forEach(phase -> boards.rename(call, phase, team.teamId(), name, db));
    }
  }
}
