package org.aceso.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.aceso.challenge.Challenge;
import org.aceso.database.DatabaseClock;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.team.Forming;
import org.aceso.team.Members;
import org.aceso.team.Team;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What can be done with invitations. */
public final class Invitations {
  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST_OPEN = 100;

  /** What is said of a code that leads nowhere, for whatever reason. */
  static final String UNUSABLE = "invitation: the code is unknown, used, revoked or expired";

  private final Forming forming;
  private final Members members;

  public Invitations(Forming forming, Members members) {
    this.forming = forming;
    this.members = members;
  }

  /**
   * Invites whoever gets to know the code, or one person.
   *
   * @param code null when it is for a person
   */
  Invitation create(
      Call call,
      Team team,
      Optional<String> code,
      Optional<String> personId,
      Optional<Instant> expiresAt,
      Handle db) {
    forming.require(team.challengeId(), db);
    Team held = Teams.hold(team.id(), db);
    String by = call.caller().personId();
    held.requireCaptain(by);
    expiresAt.ifPresent(at -> requireWithin(at, DatabaseClock.now(db)));
    personId.ifPresent(id -> requireAddressee(call, held, id, db));
    InvitationQueries.expire(held.id(), db);
    if (InvitationQueries.open(held.id(), db) >= MOST_OPEN) {
      throw Team.conflict("FULL", "a team has at most " + MOST_OPEN + " open invitations");
    }
    String id = Ids.next("ivt");
    byte[] hash = code.map(Digests::sha256).orElse(null);
    if (!InvitationQueries.insert(
        id, held.id(), by, hash, personId.orElse(null), expiresAt.orElse(null), db)) {
      throw Refusal.exists("the team has an open invitation to this person");
    }
    Invitation invitation = get(id, db);
    personId.ifPresent(person -> tell(invitation, person, db));
    return invitation;
  }

  void revoke(Call call, Team team, String id, Handle db) {
    Team held = Teams.hold(team.id(), db);
    held.requireCaptain(call.caller().personId());
    Invitation invitation =
        InvitationQueries.find(id, db)
            .filter(one -> one.teamId().equals(held.id()))
            .orElseThrow(() -> Refusal.notFound("invitation"));
    end(invitation, Invitation.State.REVOKED, null, db);
  }

  /** The open invitation with a code; all others answer alike. */
  Invitation ofCode(String code, Handle db) {
    return InvitationQueries.ofCode(Digests.sha256(code), db)
        .filter(one -> one.state() == Invitation.State.OPEN)
        .orElseThrow(Invitations::unusable);
  }

  /** An invitation to a person, in whatever state. */
  Invitation toPerson(String personId, String id, Handle db) {
    return InvitationQueries.find(id, db)
        .filter(one -> personId.equals(one.personId()))
        .orElseThrow(() -> Refusal.notFound("invitation"));
  }

  /** Uses an invitation up. The team is held first, as by everything that changes a team. */
  Team accept(Call call, Invitation invitation, Handle db) {
    Challenge challenge = forming.require(invitation.challengeId(), db);
    Team held = Teams.hold(invitation.teamId(), db);
    String person = call.caller().personId();
    if (invitation.personId() == null) {
      if (!InvitationQueries.end(invitation.id(), Invitation.State.ACCEPTED, person, db)) {
        throw unusable();
      }
    } else {
      end(invitation, Invitation.State.ACCEPTED, person, db);
    }
    return members.join(call, challenge, held, person, db);
  }

  Invitation decline(Invitation invitation, Handle db) {
    end(invitation, Invitation.State.DECLINED, null, db);
    return get(invitation.id(), db);
  }

  private static Invitation get(String id, Handle db) {
    return InvitationQueries.find(id, db).orElseThrow();
  }

  private static void end(Invitation invitation, Invitation.State as, String by, Handle db) {
    if (!InvitationQueries.end(invitation.id(), as, by, db)) {
      throw Refusal.state(
          InvitationQueries.find(invitation.id(), db).map(Invitation::state).orElseThrow(),
          "only an OPEN invitation can be accepted, declined or revoked");
    }
  }

  private static Refusal unusable() {
    return Refusal.notFound(UNUSABLE);
  }

  private static void requireWithin(Instant expiresAt, Instant now) {
    if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST))) {
      throw Refusal.member(
          "#/expiresAt", "range", "must be in the next " + LONGEST.toDays() + " days");
    }
  }

  private static void requireAddressee(Call call, Team held, String personId, Handle db) {
    if (held.has(personId)) {
      throw Refusal.exists("the person is in the team");
    }
    if (!InvitationQueries.isReachable(
        personId, held.challengeId(), call.caller().platformId(), db)) {
      throw Refusal.member("#/personId", "person", "there is no such person");
    }
  }

  private static void tell(Invitation invitation, String personId, Handle db) {
    Events.publish(
        EventType.TEAM_INVITED,
        invitation.challengeId(),
        invitation.teamId(),
        EventAudience.person(personId),
        Map.of("teamId", invitation.teamId(), "invitationId", invitation.id()),
        db);
  }
}
