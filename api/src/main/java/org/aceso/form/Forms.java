package org.aceso.form;

import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Challenge;
import org.aceso.challenge.Challenges;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** What can be done with forms. */
public final class Forms {
  private final Challenges challenges;

  public Forms(Challenges challenges) {
    this.challenges = challenges;
  }

  public static Form get(String challengeId, Handle db) {
    return FormQueries.find(challengeId, db).orElseGet(() -> Form.standard(challengeId));
  }

  /** The form while the challenge is locked, as it is when somebody registers. */
  Form lock(String challengeId, Handle db) {
    Challenge challenge = challenges.lock(challengeId, db);
    if (!challenge.state().isAlive()) {
      throw Refusal.state(challenge.state(), "the form can be changed in DRAFT and REGISTRATION");
    }
    return get(challengeId, db);
  }

  Form update(Call call, Form old, Form changed, Handle db) {
    boolean sameQuestions =
        changed.questions().map(Questions::schema).equals(old.questions().map(Questions::schema));
    if (!sameQuestions && FormQueries.isAnswered(old.challengeId(), db)) {
      throw Refusal.exists("somebody has answered the questions: they stay as they are");
    }
    FormQueries.put(changed, db);
    Audit.record(
        call,
        AuditAction.CHALLENGE_CHANGED,
        old.challengeId(),
        old.challengeId(),
        Map.of(
            "manualApproval", changed.manual(),
            "questions", changed.questions().isPresent(),
            "questionsChanged", !sameQuestions,
            "declarationsRequired", changed.declarationsRequired()),
        db);
    return get(old.challengeId(), db);
  }
}
