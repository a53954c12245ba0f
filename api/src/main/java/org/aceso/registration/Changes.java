package org.aceso.registration;

import java.util.Map;
import java.util.Optional;
import org.aceso.audit.AuditAction;
import org.aceso.database.DatabaseClock;
import org.aceso.event.EventType;
import org.aceso.form.Forms;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.team.Members;
import org.jdbi.v3.core.Handle;

/** What a person can change about their registration, and how they end it. */
public final class Changes {
  private final Registrations registrations;
  private final Members members;

  public Changes(Registrations registrations, Members members) {
    this.registrations = registrations;
    this.members = members;
  }

  /** Other declarations, consent given or revoked: what is empty stays. */
  record Change(Optional<Declarations> declarations, Optional<Boolean> consent) {}

  /** The caller holds the lock of the challenge. */
  Registration change(Call call, Registration own, Change change, Handle db) {
    change.declarations().ifPresent(declared -> declare(own, declared, db));
    change.consent().ifPresent(consent -> consent(own, consent, db));
    Registrations.tell(
        call,
        AuditAction.REGISTRATION_CHANGED,
        own,
        Map.of(
            "declarations", change.declarations().isPresent(),
            "contactConsent", change.consent().map(Object::toString).orElse("unchanged")),
        db);
    return RegistrationQueries.get(own.challengeId(), own.personId(), db);
  }

  /** Whoever withdraws leaves their team, too; what the team submitted stays the team's. */
  Registration withdraw(Call call, String challengeId, Handle db) {
    Registration own = registrations.lockOwn(call, challengeId, db);
    own.state().requireEdge(RegistrationState.WITHDRAWN);
    members.depart(call, challengeId, own.personId(), db);
    requireNoTeam(own, db);
    RegistrationQueries.withdraw(challengeId, own.personId(), db);
    Registration ended = RegistrationQueries.get(challengeId, own.personId(), db);
    Registrations.tell(call, AuditAction.REGISTRATION_WITHDRAWN, ended, Map.of(), db);
    Registrations.publish(EventType.REGISTRATION_WITHDRAWN, ended, db);
    return ended;
  }

  /** Joining a team holds the registration, too: nobody joins meanwhile. */
  static void requireNoTeam(Registration registration, Handle db) {
    RegistrationQueries.hold(registration.challengeId(), registration.personId(), db);
    if (RegistrationQueries.isInTeam(registration.challengeId(), registration.personId(), db)) {
      throw Refusal.state(registration.state(), "the person is in a team: leave or remove first");
    }
  }

  private static void declare(Registration own, Declarations declared, Handle db) {
    Registrations.requireAlive(own);
    Forms.get(own.challengeId(), db)
        .declarationsUntil()
        .filter(until -> !DatabaseClock.now(db).isBefore(until))
        .ifPresent(
            until -> {
              throw Refusal.state(own.state(), "declarations could be changed until " + until);
            });
    RegistrationQueries.declare(own.challengeId(), own.personId(), declared, db);
  }

  private static void consent(Registration own, boolean given, Handle db) {
    if (given) {
      Registrations.requireAlive(own);
    }
    if (given != own.consents()) {
      RegistrationQueries.consent(own.challengeId(), own.personId(), given, db);
    }
  }
}
