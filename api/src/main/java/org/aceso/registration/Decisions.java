package org.aceso.registration;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.AuditAction;
import org.aceso.audit.PersonalDigests;
import org.aceso.challenge.Challenges;
import org.aceso.event.EventType;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.http.VisibleText;
import org.jdbi.v3.core.Handle;

/** What an organiser decides about registrations. */
public final class Decisions {
  private final Challenges challenges;

  public Decisions(Challenges challenges) {
    this.challenges = challenges;
  }

  /**
   * Goes along an edge.
   *
   * @param reason for the person to read; always there when the decision is a refusal
   */
  Registration decide(
      Call call,
      String challengeId,
      String personId,
      RegistrationState to,
      Optional<String> reason,
      boolean mayRegisterAgain,
      Handle db) {
    reason.ifPresent(Decisions::requireReadable);
    challenges.lock(challengeId, db).requirePersonalData();
    Registration held = get(challengeId, personId, Optional.empty(), db);
    held.state().requireEdge(to);
    if (to == RegistrationState.APPROVED) {
      challenges.requireNoOfficer(challengeId, personId, db);
    } else {
      Changes.requireNoTeam(held, db);
    }
    Registration.Decision decision =
        new Registration.Decision(call.caller().personId(), null, reason, mayRegisterAgain);
    RegistrationQueries.decide(challengeId, personId, to, decision, db);
    Registration decided = RegistrationQueries.get(challengeId, personId, db);
    tell(call, decided, reason, db);
    return decided;
  }

  /**
   * @param platform whose users alone the caller may know of, if one is named
   */
  Registration get(String challengeId, String personId, Optional<String> platform, Handle db) {
    return RegistrationQueries.find(challengeId, personId, db)
        .filter(one -> platform.isEmpty() || RegistrationQueries.isOf(personId, platform.get(), db))
        .orElseThrow(() -> Refusal.notFound("registration"));
  }

  private static void tell(Call call, Registration decided, Optional<String> reason, Handle db) {
    String digest = reason.map(text -> PersonalDigests.of(decided.personId(), text, db)).orElse("");
    Registrations.tell(
        call,
        AuditAction.REGISTRATION_DECIDED,
        decided,
        Map.of("state", decided.state(), "reasonDigest", digest),
        db);
    Registrations.publish(EventType.REGISTRATION_DECIDED, decided, db);
  }

  private static void requireReadable(String reason) {
    List<RequestProblem> problems = new ArrayList<>();
    VisibleText.collect("#/reason", TextNode.valueOf(reason), problems);
    if (reason.isBlank()) {
      problems.add(RequestProblem.member("#/reason", "blank", "must hold something visible"));
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }
}
