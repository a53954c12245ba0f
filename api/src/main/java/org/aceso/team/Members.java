package org.aceso.team;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.PersonalDigests;
import org.aceso.challenge.Challenge;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * Who is in a team. One team a person and challenge is held by a key of the database, and so is
 * that whoever leaves a team that has submitted enters no other.
 */
public final class Members {
  private final Forming forming;

  public Members(Forming forming) {
    this.forming = forming;
  }

  /** Lets somebody into the team that they made. */
  void found(Call call, Team held, String personId, Handle db) {
    requireCompetitor(held, personId, db);
    enter(call, held, personId, db);
  }

  /** Refuses somebody who is registered no more; nobody else decides about the person meanwhile. */
  public void requireCompetitor(Team held, String personId, Handle db) {
    if (!MemberQueries.hold(held.challengeId(), personId, db)) {
      throw Team.conflict(
          "UNREGISTERED", "the person is not registered for the challenge any more");
    }
  }

  /** Refuses somebody who could not join the team. */
  public void requireFree(Team held, String personId, Handle db) {
    requireCompetitor(held, personId, db);
    if (MemberQueries.team(held.challengeId(), personId, db).isPresent()) {
      throw taken(false);
    }
    if (MemberQueries.spent(held.challengeId(), personId, db)
        .filter(former -> !former.equals(held.id()))
        .isPresent()) {
      throw taken(true);
    }
  }

  /**
   * Whether a team that submitted has lost everybody who could let a former member in again.
   * Whoever was removed for cause does not let themselves in.
   */
  public boolean isLeftTo(Team held, String personId, Handle db) {
    return held.members().isEmpty()
        && MemberQueries.spent(held.challengeId(), personId, db).equals(Optional.of(held.id()))
        && !RecordQueries.isRemoved(held.id(), personId, db);
  }

  /** Lets a person in. The team is held, and whether teams may change was asked. */
  public Team join(Call call, Challenge challenge, Team held, String personId, Handle db) {
    requireCompetitor(held, personId, db);
    Integer most = challenge.maxTeamSize();
    if (most != null && held.members().size() >= most) {
      throw Team.conflict("FULL", "a team of this challenge has at most " + most + " members");
    }
    enter(call, held, personId, db);
    return TeamQueries.find(held.id(), db).orElseThrow();
  }

  private static Refusal taken(boolean spent) {
    return Refusal.exists(
        spent
            ? "who left a team that has submitted can only go back to that team: ask to join it"
            : "the person is in a team of this challenge already");
  }

  private static void enter(Call call, Team held, String personId, Handle db) {
    if (!MemberQueries.add(held, personId, db) && !MemberQueries.readmit(held, personId, db)) {
      throw taken(MemberQueries.spent(held.challengeId(), personId, db).isPresent());
    }
    MemberQueries.withdrawRequests(held, personId, db);
    TeamQueries.setCaptain(held.id(), held.captainId() == null ? personId : held.captainId(), db);
    record(call, AuditAction.TEAM_JOINED, held, Map.of("person", personId), db);
    tell(EventType.TEAM_MEMBER_JOINED, held, personId, db);
  }

  /**
   * Whoever leaves by their own will: not a captain of others, nor the last who answers for
   * results.
   */
  void leave(Call call, String challengeId, String teamId, Handle db) {
    forming.require(challengeId, db);
    String person = call.caller().personId();
    Team held = Teams.hold(teamId, db);
    requireMember(held, person);
    boolean last = held.members().size() == 1;
    if (held.isCaptain(person) && !last) {
      throw Team.conflict(
          "CAPTAIN", "a captain cannot leave while others are in the team: name another first");
    }
    if (last && TeamQueries.hasParticipated(teamId, db)) {
      throw Team.conflict(
          "SUBMITTED",
          "the team has submitted, and its last member answers for it: withdraw from the"
              + " challenge");
    }
    takeOut(call, AuditAction.TEAM_LEFT, held, person, Map.of(), db);
  }

  /** By the captain. */
  void remove(Call call, String challengeId, String teamId, String personId, Handle db) {
    forming.require(challengeId, db);
    Team held = Teams.hold(teamId, db);
    held.requireCaptain(call.caller().personId());
    requireMember(held, personId);
    if (held.isCaptain(personId)) {
      throw Team.conflict("CAPTAIN", "a captain is not removed: name another captain, and leave");
    }
    takeOut(call, AuditAction.TEAM_MEMBER_REMOVED, held, personId, Map.of("forCause", false), db);
  }

  /** By an organiser, also when teams are frozen. */
  void removeForCause(
      Call call, String challengeId, String teamId, String personId, String reason, Handle db) {
    forming.hold(challengeId, db).requirePersonalData();
    Team held = Teams.hold(teamId, db);
    requireMember(held, personId);
    String by = call.caller().personId();
    RecordQueries.removed(held, personId, by, reason, db);
    Map<String, Object> facts =
        Map.of("forCause", true, "reason", PersonalDigests.of(personId, reason, db));
    takeOut(call, AuditAction.TEAM_MEMBER_REMOVED, held, personId, facts, db);
  }

  /**
   * Takes a person who withdraws from a challenge out of its teams, whether they are frozen or not.
   */
  public void depart(Call call, String challengeId, String personId, Handle db) {
    forming.hold(challengeId, db);
    holdTeamOf(challengeId, personId, db)
        .ifPresent(
            team ->
                takeOut(call, AuditAction.TEAM_LEFT, team, personId, Map.of("withdrew", true), db));
  }

  /** Looks again where the team became part of another one while it was waited for. */
  private static Optional<Team> holdTeamOf(String challengeId, String personId, Handle db) {
    Optional<String> id = MemberQueries.team(challengeId, personId, db);
    Optional<String> before = Optional.empty();
    while (id.isPresent() && !id.equals(before)) {
      Optional<Team> held = TeamQueries.lock(id.get(), db).filter(team -> team.has(personId));
      if (held.isPresent()) {
        return held;
      }
      before = id;
      id = MemberQueries.team(challengeId, personId, db);
    }
    return Optional.empty();
  }

  /** The same for a person who is erased, in all challenges. */
  public void departFromAll(Call call, String personId, Handle db) {
    MemberQueries.challenges(personId, db).forEach(id -> depart(call, id, personId, db));
  }

  Team transfer(Call call, String challengeId, String teamId, String toPersonId, Handle db) {
    forming.require(challengeId, db);
    Team held = Teams.hold(teamId, db);
    held.requireCaptain(call.caller().personId());
    if (!held.has(toPersonId)) {
      throw Refusal.member("#/personId", "member", "is not in the team");
    }
    setCaptain(call, held, toPersonId, db);
    return TeamQueries.find(teamId, db).orElseThrow();
  }

  private static void takeOut(
      Call call, AuditAction action, Team held, String personId, Map<String, ?> more, Handle db) {
    boolean spent = TeamQueries.hasParticipated(held.id(), db);
    if (spent) {
      MemberQueries.spend(held, personId, db);
    } else {
      MemberQueries.remove(held, personId, db);
    }
    Map<String, Object> facts = new HashMap<>(more);
    facts.put("person", personId);
    facts.put("spent", spent);
    record(call, action, held, facts, db);
    tell(EventType.TEAM_MEMBER_LEFT, held, personId, db);
    Optional<String> next = held.captainWithout(personId);
    if (next.isEmpty() && !spent) {
      dissolve(call, held, db);
    } else if (held.isCaptain(personId)) {
      setCaptain(call, held, next.orElse(null), db);
    } else {
      TeamQueries.setCaptain(held.id(), held.captainId(), db);
    }
  }

  private static void dissolve(Call call, Team held, Handle db) {
    TeamQueries.delete(held.id(), db);
    record(call, AuditAction.TEAM_DISSOLVED, held, Map.of(), db);
    Events.publish(
        EventType.TEAM_DISSOLVED,
        held.challengeId(),
        held.id(),
        EventAudience.everyone(),
        Map.of("teamId", held.id()),
        db);
  }

  private static void setCaptain(Call call, Team held, String personId, Handle db) {
    TeamQueries.setCaptain(held.id(), personId, db);
    Map<String, Object> facts = new HashMap<>();
    facts.put("from", held.captainId());
    facts.put("to", personId);
    record(call, AuditAction.TEAM_CAPTAIN_CHANGED, held, facts, db);
    Events.publish(
        EventType.TEAM_CHANGED,
        held.challengeId(),
        held.id(),
        EventAudience.team(held.id()),
        Map.of("teamId", held.id()),
        db);
  }

  private static void requireMember(Team held, String personId) {
    if (!held.has(personId)) {
      throw Refusal.notFound("member of the team");
    }
  }

  private static void record(
      Call call, AuditAction action, Team team, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, team.challengeId(), team.id(), facts, db);
  }

  private static void tell(EventType type, Team team, String personId, Handle db) {
    Events.publish(
        type,
        team.challengeId(),
        team.id(),
        EventAudience.team(team.id()),
        Map.of("teamId", team.id(), "personId", personId),
        db);
  }
}
