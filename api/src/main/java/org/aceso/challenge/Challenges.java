package org.aceso.challenge;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.aceso.access.Role;
import org.aceso.database.DatabaseClock;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** What can be done with a challenge, each within the caller's transaction. */
public final class Challenges {

  /** The challenge that the owner calls so already, if there is one. */
  Optional<String> referred(Challenge draft, Handle db) {
    return ChallengeQueries.referred(draft.platformId(), draft.externalRef(), db);
  }

  /** The new challenge, or empty when its owner has one with its reference. */
  Optional<Challenge> create(Principal by, Challenge draft, Handle db) {
    requireFuture(draft.teamsFreezeAt(), db);
    if (!ChallengeQueries.insert(draft, db)) {
      if (referred(draft, db).isPresent()) {
        return Optional.empty();
      }
      throw Refusal.exists("there is a challenge with the slug " + draft.slug());
    }
    ChallengeQueries.addOrganiser(draft.id(), by.personId(), db);
    if (draft.platformId() != null) {
      ChallengeQueries.addHost(draft.id(), draft.platformId(), db);
    }
    return Optional.of(ChallengeQueries.lock(draft.id(), db));
  }

  Challenge update(Challenge changed, Handle db) {
    if (!changed.state().isAlive()) {
      throw Refusal.state(changed.state(), "a challenge can be changed in DRAFT and REGISTRATION");
    }
    Challenge old = ChallengeQueries.lock(changed.id(), db);
    if (!old.timeZone().equals(changed.timeZone())
        && ChallengeQueries.hasUnclosedPhase(changed.id(), db)) {
      throw Refusal.state(
          changed.state(),
          "timeZone decides when quotas start anew: a phase that is open keeps it");
    }
    if (!Objects.equals(old.teamsFreezeAt(), changed.teamsFreezeAt())) {
      requireFuture(changed.teamsFreezeAt(), db);
    }
    requireRetention(old, changed, db);
    requireRoom(changed, db);
    ChallengeQueries.update(changed, db);
    return told(EventType.CHALLENGE_CHANGED, changed.id(), db);
  }

  /** Goes along one edge of the state machine. */
  Challenge move(Audience audience, ChallengeState to, Handle db) {
    Challenge challenge = ChallengeQueries.lock(audience.challenge().id(), db);
    if (!challenge.state().next().contains(to)) {
      throw Refusal.state(
          challenge.state(), "a challenge cannot go from " + challenge.state() + " to " + to);
    }
    if (to == ChallengeState.CLOSED && ChallengeQueries.hasUnclosedPhase(challenge.id(), db)) {
      throw Refusal.state(challenge.state(), "a phase of the challenge is not closed yet");
    }
    ChallengeQueries.setState(challenge.id(), to, db);
    return told(event(to), challenge.id(), db);
  }

  private static EventType event(ChallengeState reached) {
    return switch (reached) {
      case DRAFT -> EventType.CHALLENGE_CHANGED;
      case REGISTRATION -> EventType.CHALLENGE_REGISTRATION_OPENED;
      case CLOSED -> EventType.CHALLENGE_CLOSED;
      case ARCHIVED -> EventType.CHALLENGE_ARCHIVED;
      case CANCELLED -> EventType.CHALLENGE_CANCELLED;
    };
  }

  /** The challenge as it is now, after its news: for whoever may know of it, of a draft for few. */
  private static Challenge told(EventType type, String id, Handle db) {
    Challenge now = ChallengeQueries.lock(id, db);
    EventAudience audience =
        now.state() == ChallengeState.DRAFT ? EventAudience.organisers() : EventAudience.everyone();
    Events.publish(type, id, id, audience, Map.of("state", now.state()), db);
    return now;
  }

  /** The row held for the rest of the transaction: its state cannot change meanwhile. */
  public Challenge lock(String id, Handle db) {
    return ChallengeQueries.lock(id, db);
  }

  /** The row held as it is, together with others who hold it so. */
  public Challenge share(String id, Handle db) {
    return ChallengeQueries.share(id, db);
  }

  List<Challenge> page(
      Viewer viewer, Optional<String> state, Optional<String> after, int count, Handle db) {
    return ChallengeQueries.page(viewer, state, after.orElse(Ids.behindAll("cha")), count, db);
  }

  /**
   * Refuses whoever holds a role that excludes competing. Asked under the lock of the challenge, as
   * roles are given under it.
   */
  public void requireNoOfficer(String id, String personId, Handle db) {
    if (ChallengeQueries.given(id, personId, db).stream().anyMatch(Role::isOfficer)) {
      throw Refusal.forbidden("whoever prepares, watches or judges a challenge does not compete");
    }
  }

  /** Who registered was told how long: nobody registers while the challenge is locked. */
  private static void requireRetention(Challenge old, Challenge changed, Handle db) {
    boolean isLonger = changed.retentionDays() > old.retentionDays();
    boolean filesStayLonger = days(changed) > days(old);
    if ((isLonger || filesStayLonger) && ChallengeQueries.hasRegistrations(changed.id(), db)) {
      throw Refusal.state(
          changed.state(),
          "people registered on "
              + (isLonger
                  ? "retentionDays " + old.retentionDays()
                  : "fileRetentionDays " + old.fileRetentionDays())
              + ": it cannot be more by now, only less");
    }
  }

  private static int days(Challenge challenge) {
    return Objects.requireNonNullElse(challenge.fileRetentionDays(), Integer.MAX_VALUE);
  }

  /** Nobody joins a team while the challenge is locked. */
  private static void requireRoom(Challenge changed, Handle db) {
    if (changed.maxTeamSize() == null) {
      return;
    }
    int largest = ChallengeQueries.largestTeam(changed.id(), db);
    if (changed.maxTeamSize() < largest) {
      throw Refusal.state(
          changed.state(), "a team has " + largest + " members: maxTeamSize cannot be less");
    }
  }

  private static void requireFuture(Instant freeze, Handle db) {
    if (freeze != null && !freeze.isAfter(DatabaseClock.now(db))) {
      throw Refusal.member("#/teamsFreezeAt", "past", "must be in the future");
    }
  }
}
