package org.aceso.registration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.document.Acceptance;
import org.aceso.document.Agreements;
import org.aceso.document.DocumentJson;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.ContactPage;
import org.aceso.wire.NewAcceptance;
import org.aceso.wire.RegistrationApproval;
import org.aceso.wire.RegistrationPage;
import org.aceso.wire.RegistrationRefusal;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on registrations. */
public final class RegistrationRoutes {
  private final Registrations registrations;
  private final Changes changes;
  private final Decisions decisions;

  public RegistrationRoutes(Registrations registrations, Changes changes, Decisions decisions) {
    this.registrations = registrations;
    this.changes = changes;
    this.decisions = decisions;
  }

  /** The caller's own come first: "me" is no id. */
  public void register(Api api) {
    api.on("register", this::registerCaller);
    api.on("getOwnRegistration", this::own);
    api.on("updateOwnRegistration", this::update);
    api.on("acceptDocument", this::accept);
    api.on("withdraw", this::withdraw);
    api.on("listRegistrations", this::list);
    api.on("getRegistration", this::get);
    api.on("approveRegistration", this::approve);
    api.on("refuseRegistration", this::refuse);
    api.on("listContacts", this::contacts);
  }

  private Answer registerCaller(Call call, Handle db) {
    String challenge = challenge(call, db);
    Registrations.Registered made =
        registrations.register(call, challenge, RegistrationJson.request(call), db);
    Answer answer = show(made.registration(), RegistrationJson.Reader.SELF, db);
    return made.fresh()
        ? new Answer(201, answer.body(), answer.headers())
            .with("Location", "/v1/challenges/" + challenge + "/registrations/me")
        : answer;
  }

  private Answer own(Call call, Handle db) {
    return showOwn(registrations.own(call, challenge(call, db), db), db);
  }

  private Answer update(Call call, Handle db) {
    Registration own = registrations.lockOwnToTell(call, challenge(call, db), db);
    call.requireMatch(tag(own, RegistrationJson.Reader.SELF));
    return showOwn(changes.change(call, own, RegistrationJson.change(own, call), db), db);
  }

  private Answer accept(Call call, Handle db) {
    NewAcceptance body = call.body(NewAcceptance.class);
    return showOwn(
        registrations.accept(call, challenge(call, db), DocumentJson.domain(body), db), db);
  }

  private Answer withdraw(Call call, Handle db) {
    return showOwn(changes.withdraw(call, challenge(call, db), db), db);
  }

  private Answer list(Call call, Handle db) {
    Audience audience = audience(call, db);
    String challenge = audience.challenge().id();
    List<Registration> found =
        RegistrationQueries.page(
            challenge,
            new RegistrationQueries.Filter(
                call.query("state"), false, audience.confinement(Permission.READ_REGISTRATIONS)),
            call.after().map(Place::of),
            call.limit() + 1,
            db);
    Map<String, List<Acceptance>> acceptances =
        Agreements.of(challenge, found.stream().map(Registration::personId).toList(), db);
    return call.page(
        found,
        Place::key,
        (shown, next) ->
            new RegistrationPage(
                shown.stream()
                    .map(one -> RegistrationJson.wire(one, acceptances, reader(audience)))
                    .toList(),
                next));
  }

  private Answer get(Call call, Handle db) {
    Audience audience = audience(call, db);
    Optional<String> platform = audience.confinement(Permission.READ_REGISTRATIONS);
    Registration one =
        decisions.get(audience.challenge().id(), call.path("personId"), platform, db);
    return show(one, reader(audience), db);
  }

  private Answer approve(Call call, Handle db) {
    Optional<String> reason = Optional.ofNullable(call.body(RegistrationApproval.class).reason());
    return decide(call, RegistrationState.APPROVED, reason, false, db);
  }

  private Answer refuse(Call call, Handle db) {
    RegistrationRefusal body = call.body(RegistrationRefusal.class);
    boolean again = Boolean.TRUE.equals(body.mayRegisterAgain());
    return decide(call, RegistrationState.REFUSED, Optional.of(body.reason()), again, db);
  }

  private Answer decide(
      Call call, RegistrationState to, Optional<String> reason, boolean again, Handle db) {
    Audience audience = audience(call, db);
    Registration decided =
        decisions.decide(
            call, audience.challenge().id(), call.path("personId"), to, reason, again, db);
    return show(decided, reader(audience), db);
  }

  private Answer contacts(Call call, Handle db) {
    String challenge = challenge(call, db);
    return call.page(
        RegistrationQueries.page(
            challenge,
            new RegistrationQueries.Filter(Optional.empty(), true, Optional.empty()),
            call.after().map(Place::of),
            call.limit() + 1,
            db),
        Place::key,
        (shown, next) -> {
          recordAddresses(call, challenge, shown, db);
          return new ContactPage(shown.stream().map(RegistrationJson::contact).toList(), next);
        });
  }

  /** Whose addresses were handed out, so that a person can be told who has theirs. */
  private static void recordAddresses(
      Call call, String challenge, List<Registration> shown, Handle db) {
    List<String> people =
        shown.stream().filter(one -> one.email().isPresent()).map(Registration::personId).toList();
    if (!people.isEmpty()) {
      Map<String, ?> facts = Map.of("people", people);
      Audit.record(call, AuditAction.CONTACTS_READ, challenge, challenge, facts, db);
    }
  }

  private static Answer showOwn(Registration own, Handle db) {
    return show(own, RegistrationJson.Reader.SELF, db);
  }

  private static Answer show(Registration one, RegistrationJson.Reader reader, Handle db) {
    Map<String, List<Acceptance>> acceptances =
        Agreements.of(one.challengeId(), List.of(one.personId()), db);
    return Answer.ok(RegistrationJson.wire(one, acceptances, reader)).etag(tag(one, reader));
  }

  private static String tag(Registration one, RegistrationJson.Reader reader) {
    return one.version() + "-" + reader;
  }

  private static RegistrationJson.Reader reader(Audience audience) {
    return audience.may(Permission.READ_ANSWERS)
        ? RegistrationJson.Reader.ORGANISER
        : RegistrationJson.Reader.OFFICER;
  }

  private static Audience audience(Call call, Handle db) {
    return Audience.of(call, call.path("challengeId"), db);
  }

  private static String challenge(Call call, Handle db) {
    return audience(call, db).challenge().id();
  }
}
