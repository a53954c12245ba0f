package org.aceso.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.document.Acceptance;
import org.aceso.document.DocumentJson;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.wire.Contact;
import org.aceso.wire.ContactConsent;
import org.aceso.wire.DeclarationsPatch;
import org.aceso.wire.NewDeclarations;
import org.aceso.wire.NewRegistration;
import org.aceso.wire.Person;
import org.aceso.wire.RegistrationPatch;

/** Registrations on the wire. */
final class RegistrationJson {
  private RegistrationJson() {}

  /** Whose eyes a registration is for. */
  enum Reader {
    SELF,
    /** Of those who may list registrations. */
    OFFICER,
    /** Of those who may read answers, too. */
    ORGANISER
  }

  static Request request(Call call) {
    NewRegistration wanted = call.body(NewRegistration.class);
    return new Request(
        wanted.acceptances() == null
            ? List.of()
            : wanted.acceptances().stream().map(DocumentJson::domain).toList(),
        Optional.ofNullable(call.tree().get("answers")),
        Optional.ofNullable(wanted.declarations()).map(RegistrationJson::domain),
        Boolean.TRUE.equals(wanted.contactConsent()));
  }

  /** What a merge patch of a registration changes. */
  static Changes.Change change(Registration own, Call call) {
    RegistrationPatch patch = call.body(RegistrationPatch.class);
    Optional<Declarations> declared =
        Optional.ofNullable(patch.declarations())
            .map(members -> patched(own, members, call.tree().get("declarations")));
    declared.ifPresent(
        declarations -> {
          List<RequestProblem> problems = declarations.problems("#/declarations");
          if (!problems.isEmpty()) {
            throw Refusal.invalid(problems);
          }
        });
    return new Changes.Change(declared, Optional.ofNullable(patch.contactConsent()));
  }

  static org.aceso.wire.Registration wire(
      Registration one, Map<String, List<Acceptance>> acceptances, Reader reader) {
    boolean isOfficer = reader != Reader.SELF;
    boolean showsAnswers = reader != Reader.OFFICER;
    Optional<Registration.Decision> decision = one.decision();
    return new org.aceso.wire.Registration(
        one.challengeId(),
        one.personId(),
        isOfficer ? one.displayName() : null,
        org.aceso.wire.RegistrationState.valueOf(one.state().name()),
        one.registeredAt(),
        decision.map(Registration.Decision::at).orElse(null),
        isOfficer ? decision.map(Registration.Decision::by).orElse(null) : null,
        decision.flatMap(Registration.Decision::reason).orElse(null),
        one.state() == RegistrationState.REFUSED
            ? decision.map(Registration.Decision::mayRegisterAgain).orElse(null)
            : null,
        acceptances.getOrDefault(one.personId(), List.of()).stream()
            .map(DocumentJson::wire)
            .toList(),
        showsAnswers ? one.answers().map(RegistrationJson::object).orElse(null) : null,
        showsAnswers ? one.declared().map(RegistrationJson::wire).orElse(null) : null,
        showsAnswers ? consent(one) : null);
  }

  static Contact contact(Registration one) {
    Optional<Declarations> declared = one.declared().map(Registration.Declared::declarations);
    return new Contact(
        new Person(one.personId(), one.displayName()),
        one.email().orElse(null),
        declared.map(Declarations::country).orElse(null),
        declared.flatMap(Declarations::organisation).orElse(null),
        one.consent().orElseThrow().grantedAt());
  }

  private static Declarations domain(NewDeclarations wanted) {
    return new Declarations(
        wanted.country(), Optional.ofNullable(wanted.organisation()), wanted.eligibleForPrizes());
  }

  private static Declarations patched(Registration own, DeclarationsPatch patch, JsonNode tree) {
    Optional<Declarations> old = own.declared().map(Registration.Declared::declarations);
    if (old.isEmpty() && (patch.country() == null || patch.eligibleForPrizes() == null)) {
      throw Refusal.member(
          "#/declarations",
          "required",
          "the first declarations need country and eligibleForPrizes");
    }
    return new Declarations(
        patch.country() == null ? old.orElseThrow().country() : patch.country(),
        tree.has("organisation")
            ? Optional.ofNullable(patch.organisation())
            : old.flatMap(Declarations::organisation),
        patch.eligibleForPrizes() == null
            ? old.orElseThrow().eligibleForPrizes()
            : patch.eligibleForPrizes());
  }

  private static org.aceso.wire.Declarations wire(Registration.Declared declared) {
    Declarations declarations = declared.declarations();
    return new org.aceso.wire.Declarations(
        declarations.country(),
        declarations.organisation().orElse(null),
        declarations.eligibleForPrizes(),
        declared.at());
  }

  private static ContactConsent consent(Registration one) {
    return new ContactConsent(
        one.consents(),
        one.consent().map(Registration.Consent::grantedAt).orElse(null),
        one.consent().flatMap(Registration.Consent::revokedAt).orElse(null));
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
    return members;
  }
}
