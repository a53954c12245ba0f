package org.aceso.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Challenge;
import org.aceso.challenge.ChallengeState;
import org.aceso.challenge.Challenges;
import org.aceso.document.Accepted;
import org.aceso.document.Agreements;
import org.aceso.document.Document;
import org.aceso.document.Documents;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.form.Form;
import org.aceso.form.Forms;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * What a person can do with their own registration. Everything here happens under the lock of the
 * challenge, as publishing a document and giving a role do.
 */
public final class Registrations {
  private final Challenges challenges;

  public Registrations(Challenges challenges) {
    this.challenges = challenges;
  }

  /** A registration that is there now; fresh when it was not before. */
  record Registered(Registration registration, boolean fresh) {}

  Registered register(Call call, String challengeId, Request request, Handle db) {
    Challenge challenge = challenges.lock(challengeId, db);
    String person = call.caller().personId();
    Optional<Registration> before = RegistrationQueries.find(challengeId, person, db);
    if (before.filter(old -> old.state().isAlive()).isPresent()) {
      return new Registered(before.get(), false);
    }
    requireOpen(challenge);
    before.ifPresent(Registrations::requireMayRegisterAgain);
    challenges.requireNoOfficer(challengeId, person, db);
    Form form = Forms.get(challengeId, db);
    request.require(form, Documents.current(challengeId, db));
    RegistrationState state =
        form.manual() ? RegistrationState.PENDING : RegistrationState.APPROVED;
    RegistrationQueries.put(challengeId, person, state, request, db);
    request.accepted().forEach(one -> Agreements.accept(call, challengeId, one, db));
    Registration made = RegistrationQueries.get(challengeId, person, db);
    tell(call, AuditAction.REGISTRATION_CREATED, made, Map.of("state", state), db);
    publish(EventType.REGISTRATION_REQUESTED, made, db);
    return new Registered(made, true);
  }

  /** Accepts the current version of a document; false when the person did before. */
  Registration accept(Call call, String challengeId, Accepted accepted, Handle db) {
    Registration own = lockOwn(call, challengeId, db);
    requireAlive(own);
    List<Document> current =
        Documents.current(challengeId, db).stream()
            .filter(document -> document.kind() == accepted.kind())
            .toList();
    if (current.isEmpty()) {
      throw Refusal.member("#/kind", "unknown", "the challenge has no such document");
    }
    List<Document> changed = Agreements.changed(current, List.of(accepted));
    if (!changed.isEmpty()) {
      throw Agreements.notCurrent(changed, List.of(accepted));
    }
    if (Agreements.accept(call, challengeId, accepted, db)) {
      RegistrationQueries.touch(challengeId, own.personId(), db);
    }
    return RegistrationQueries.get(challengeId, own.personId(), db);
  }

  /** The same to store something of the person; refused once what was stored is erased. */
  Registration lockOwnToTell(Call call, String challengeId, Handle db) {
    challenges.lock(challengeId, db).requirePersonalData();
    return own(call, challengeId, db);
  }

  /** The caller's registration, held until the transaction ends. */
  Registration lockOwn(Call call, String challengeId, Handle db) {
    challenges.lock(challengeId, db);
    return own(call, challengeId, db);
  }

  Registration own(Call call, String challengeId, Handle db) {
    return RegistrationQueries.find(challengeId, call.caller().personId(), db)
        .orElseThrow(() -> Refusal.notFound("registration of yours"));
  }

  static void requireAlive(Registration registration) {
    if (!registration.state().isAlive()) {
      throw Refusal.state(
          registration.state(), "this is possible while a registration is PENDING or APPROVED");
    }
  }

  static void tell(
      Call call, AuditAction action, Registration subject, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, subject.challengeId(), subject.personId(), facts, db);
  }

  static void publish(EventType type, Registration subject, Handle db) {
    Events.publish(
        type,
        subject.challengeId(),
        subject.personId(),
        EventAudience.person(subject.personId()),
        Map.of("personId", subject.personId(), "state", subject.state()),
        db);
  }

  private static void requireOpen(Challenge challenge) {
    if (challenge.state() != ChallengeState.REGISTRATION) {
      throw Refusal.state(challenge.state(), "registration is open in REGISTRATION only");
    }
  }

  private static void requireMayRegisterAgain(Registration before) {
    boolean refused = before.state() == RegistrationState.REFUSED;
    if (refused && !before.decision().orElseThrow().mayRegisterAgain()) {
      throw Refusal.state(before.state(), "the registration was refused; its reason is there");
    }
  }
}
