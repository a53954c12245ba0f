package org.aceso.form;

import java.util.List;
import java.util.stream.Collectors;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Challenge;
import org.aceso.document.Document;
import org.aceso.document.Documents;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on forms. */
public final class FormRoutes {
  private final Forms forms;

  public FormRoutes(Forms forms) {
    this.forms = forms;
  }

  public void register(Api api) {
    api.on("getRegistrationForm", this::get);
    api.on("updateRegistrationForm", this::update);
  }

  private Answer get(Call call, Handle db) {
    Challenge challenge = challenge(call, db);
    return answer(Forms.get(challenge.id(), db), challenge, db);
  }

  private Answer update(Call call, Handle db) {
    Challenge challenge = challenge(call, db);
    Form old = forms.lock(challenge.id(), db);
    call.requireMatch(tag(old, challenge, Documents.current(old.challengeId(), db)));
    return answer(forms.update(call, old, FormJson.patched(old, call), db), challenge, db);
  }

  private static Answer answer(Form form, Challenge challenge, Handle db) {
    List<Document> documents = Documents.current(form.challengeId(), db);
    return Answer.ok(FormJson.wire(form, challenge.retentionDays(), documents))
        .etag(tag(form, challenge, documents));
  }

  private static String tag(Form form, Challenge challenge, List<Document> documents) {
    return documents.stream()
        .map(document -> "-" + document.kind() + document.version())
        .collect(Collectors.joining("", form.version() + "-" + challenge.retentionDays(), ""));
  }

  private static Challenge challenge(Call call, Handle db) {
    return Audience.of(call, call.path("challengeId"), db).challenge();
  }
}
