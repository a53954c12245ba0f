package org.aceso.personal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Json;
import org.aceso.http.Refusal;
import org.aceso.leaderboard.Leaderboards;
import org.aceso.team.Members;
import org.aceso.team.Pseudonyms;
import org.aceso.wire.Erasure;
import org.aceso.wire.PersonalExport;
import org.aceso.wire.PersonalRecord;
import org.jdbi.v3.core.Handle;

/** Who handles what people ask about their own data. */
public final class PersonalRoutes {
  private final PersonalData data;

  public PersonalRoutes(Members members, Pseudonyms names, Leaderboards boards) {
    this.data = new PersonalData(members, names, boards);
  }

  public void register(Api api) {
    api.on("exportMe", (call, db) -> export(call, call.caller().personId(), db));
    api.on("eraseMe", (call, db) -> erase(call, call.caller().personId(), db));
    api.on("exportPerson", (call, db) -> export(call, call.path("personId"), db));
    api.on("erasePerson", (call, db) -> erase(call, call.path("personId"), db));
  }

  private Answer export(Call call, String personId, Handle db) {
    List<PersonalRecord> records = new ArrayList<>();
    data.export(call, personId, db)
        .forEach(
            (held, rows) -> records.add(record(held.table(), held.column(), held.fate(), rows)));
    if (records.get(0).items().isEmpty()) {
      throw Refusal.notFound("person");
    }
    records.add(
        record(
            "audit_entry",
            "person_id",
            "kept: its ids are opaque, and its digests lose their meaning",
            PersonalQueries.audited(personId, db)));
    return Answer.ok(new PersonalExport(personId, DatabaseClock.now(db), records))
        .unstored()
        .with("Content-Disposition", "attachment; filename=\"" + personId + ".json\"");
  }

  private Answer erase(Call call, String personId, Handle db) {
    if (!call.body(Erasure.class).personId().equals(personId)) {
      throw Refusal.member("#/personId", "other", "must name the person who is erased");
    }
    data.erase(call, personId, db);
    return Answer.noContent();
  }

  private static PersonalRecord record(
      String table, String column, String fate, List<JsonNode> rows) {
    return new PersonalRecord(
        table,
        column,
        fate,
        Json.MAPPER.convertValue(rows, new TypeReference<List<Map<String, Object>>>() {}));
  }
}
