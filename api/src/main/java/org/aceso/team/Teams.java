package org.aceso.team;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.PersonalDigests;
import org.aceso.challenge.Audience;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** What can be done with teams; who is in them is {@link Members}. */
public final class Teams {
  private final Forming forming;
  private final Members members;

  public Teams(Forming forming, Members members) {
    this.forming = forming;
    this.members = members;
  }

  Team create(Call call, Audience audience, String wantedName, Handle db) {
    TeamName name = TeamName.of(wantedName);
    String challengeId = forming.require(audience.challenge().id(), db).id();
    String person = audience.person().orElseThrow();
    String id = Ids.next("tea");
    if (!TeamQueries.insert(id, challengeId, name, person, db)) {
      throw taken(name);
    }
    take(name, challengeId, id, db);
    tell(EventType.TEAM_CREATED, challengeId, id, db);
    Audit.record(
        call,
        AuditAction.TEAM_CREATED,
        challengeId,
        id,
        Map.of("name", PersonalDigests.of(person, name.text(), db)),
        db);
    members.found(call, hold(id, db), person, db);
    return get(id, db);
  }

  public Team get(String id, Handle db) {
    return find(id, db).orElseThrow(() -> Refusal.notFound("team"));
  }

  public Optional<Team> find(String id, Handle db) {
    return TeamQueries.find(id, db);
  }

  /** The team that a team is part of by now: itself, unless it merged into another. */
  public static String live(String id, Handle db) {
    return TeamQueries.live(id, db);
  }

  /** The team and all that became part of it. */
  public static List<String> family(String id, Handle db) {
    return TeamQueries.family(id, db);
  }

  /** What the caller is to a team; one of a challenge that is hidden from them is not there. */
  public Audience see(Call call, Team team, Handle db) {
    return Refusal.hiding("team", () -> Audience.ofTeam(call, team.challengeId(), team.id(), db));
  }

  /** What the caller is to a team now, after a change that was allowed. */
  public static Audience look(Call call, Team team, Handle db) {
    return Audience.seen(call, team.challengeId(), db).towards(team.id());
  }

  /** The team held until the transaction ends; one that became part of another is refused. */
  public static Team hold(String id, Handle db) {
    Team team = TeamQueries.lock(id, db).orElseThrow(() -> Refusal.notFound("team"));
    team.requireAlone();
    return team;
  }

  /** Several teams held in the order of their ids, as by everybody who holds more than one. */
  public static List<Team> holdAll(List<String> ids, Handle db) {
    List<Team> held = TeamQueries.lockAll(ids, db);
    if (held.size() < ids.size()) {
      throw Refusal.notFound("team");
    }
    held.forEach(Team::requireAlone);
    return held;
  }

  List<Team> page(Audience audience, Optional<String> after, int count, Handle db) {
    return TeamQueries.page(audience.challenge().id(), after, count, db);
  }

  /** By the captain, as long as nothing of the team is on a board. */
  Team rename(Call call, Team held, String wantedName, Handle db) {
    TeamName name = TeamName.of(wantedName);
    held.requireCaptain(call.caller().personId());
    if (TeamQueries.hasParticipated(held.id(), db)) {
      throw Team.conflict(
          "SUBMITTED", "the team has submitted: only an organiser may change its name by now");
    }
    LookQueries.delete(held.id(), db);
    return rename(call, held, name, null, db);
  }

  /** By an organiser. The old name stays taken, so that nobody comes back with it. */
  Team renameForCause(Call call, String teamId, String wantedName, String reason, Handle db) {
    TeamName name = TeamName.of(wantedName);
    forming.hold(get(teamId, db).challengeId(), db).requirePersonalData();
    return rename(call, hold(teamId, db), name, reason, db);
  }

  private Team rename(Call call, Team held, TeamName name, String reason, Handle db) {
    take(name, held.challengeId(), held.id(), db);
    TeamQueries.setName(held.id(), name, db);
    String by = call.caller().personId();
    RecordQueries.renamed(held, name.text(), by, reason, db);
    String person = held.captainId() == null ? by : held.captainId();
    Map<String, Object> facts = new HashMap<>();
    facts.put("oldName", PersonalDigests.of(person, held.name(), db));
    facts.put("newName", PersonalDigests.of(person, name.text(), db));
    facts.put("forCause", reason != null);
    facts.put("reason", reason == null ? null : PersonalDigests.of(person, reason, db));
    Audit.record(call, AuditAction.TEAM_RENAMED, held.challengeId(), held.id(), facts, db);
    tell(EventType.TEAM_CHANGED, held.challengeId(), held.id(), db);
    return get(held.id(), db);
  }

  /**
   * Makes the looks of names anew that other rules made, as those of an older server. Names that
   * are taken for each other by the new rules alone stay.
   */
  public static void renewLooks(Handle db) {
    for (LookQueries.Outdated old : LookQueries.outdated(Looks.VERSION, db)) {
      LookQueries.insert(old.challengeId(), old.teamId(), Looks.of(old.name()), db);
      LookQueries.setVersion(old.teamId(), Looks.VERSION, db);
    }
  }

  private static void take(TeamName name, String challengeId, String teamId, Handle db) {
    if (!LookQueries.take(challengeId, teamId, name.looks(), db)) {
      throw taken(name);
    }
  }

  private static Refusal taken(TeamName name) {
    return Refusal.exists(
        "the challenge has a team whose name can be taken for \"" + name.text() + "\"");
  }

  private static void tell(EventType type, String challengeId, String teamId, Handle db) {
    Events.publish(
        type, challengeId, teamId, EventAudience.everyone(), Map.of("teamId", teamId), db);
  }
}
