package org.aceso.team;

import java.time.Instant;
import org.aceso.challenge.Audience;
import org.aceso.challenge.ChallengeState;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * What can be done with teams. One team a person and challenge is held by a key of the database.
 */
public final class Teams {

  Team create(Audience audience, String wantedName, Handle db) {
    requireForming(audience);
    String challengeId = audience.challenge().id();
    String person = audience.person().orElseThrow();
    TeamName name = TeamName.of(wantedName);
    String id = Ids.next("tea");
    if (!TeamQueries.insert(id, challengeId, name, person, db)) {
      throw Refusal.exists("the challenge has a team called \"" + name.text() + "\"");
    }
    join(challengeId, id, person, db);
    return get(id, db);
  }

  Team get(String id, Handle db) {
    return TeamQueries.find(id, db).orElseThrow(() -> Refusal.notFound("team"));
  }

  Instant invite(Audience audience, Team team, String code, Handle db) {
    requireForming(audience);
    String person = audience.person().orElseThrow();
    Team held = TeamQueries.lock(team.id(), db).orElseThrow(() -> Refusal.notFound("team"));
    if (!held.captainId().equals(person)) {
      throw Refusal.forbidden("only the captain invites");
    }
    return InvitationQueries.insert(Digests.sha256(code), held.id(), person, db);
  }

  /** Uses an invitation up and answers the team it leads into. */
  Team accept(String person, String code, Handle db) {
    byte[] hash = Digests.sha256(code);
    // The team first, as everything that changes a team does: no two wait for each other.
    return InvitationQueries.team(hash, db)
        .flatMap(teamId -> TeamQueries.lock(teamId, db))
        .filter(team -> InvitationQueries.accept(hash, person, db))
        .orElseThrow(() -> Refusal.notFound("invitation: the code is unknown, used or expired"));
  }

  Team enter(Audience audience, Team team, Handle db) {
    requireForming(audience);
    join(team.challengeId(), team.id(), audience.person().orElseThrow(), db);
    return get(team.id(), db);
  }

  /** Refused when the rules of teams do not allow it. */
  public void leave(Audience audience, String teamId, Handle db) {
    Team team =
        TeamQueries.lock(teamId, db)
            .filter(one -> one.has(audience.person().orElseThrow()))
            .orElseThrow(() -> Refusal.notFound("team of yours"));
    requireForming(audience);
    String person = audience.person().orElseThrow();
    if (TeamQueries.hasParticipated(teamId, db)) {
      throw Refusal.exists(
          "the team has submitted: what it used of the quota stays with its members");
    }
    if (team.captainId().equals(person) && team.members().size() > 1) {
      throw Refusal.forbidden("a captain cannot leave while others are in the team");
    }
    TeamQueries.removeMember(teamId, person, db);
    if (team.members().size() == 1) {
      TeamQueries.delete(teamId, db);
    }
  }

  private static void join(String challengeId, String teamId, String person, Handle db) {
    if (!TeamQueries.addMember(challengeId, teamId, person, db)) {
      throw Refusal.exists("the caller is in a team of this challenge already");
    }
  }

  private static void requireForming(Audience audience) {
    ChallengeState state = audience.challenge().state();
    if (state != ChallengeState.REGISTRATION) {
      throw Refusal.state(state, "teams form in REGISTRATION only");
    }
  }
}
