package org.aceso.form;

import java.util.List;
import java.util.stream.Collectors;
import org.aceso.challenge.Audience;
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
    String challenge = challenge(call, db);
    return answer(Forms.get(challenge, db), db);
  }

  private Answer update(Call call, Handle db) {
    Form old = forms.lock(challenge(call, db), db);
    call.requireMatch(tag(old, Documents.current(old.challengeId(), db)));
    return answer(forms.update(call, old, FormJson.patched(old, call), db), db);
  }

  private static Answer answer(Form form, Handle db) {
    List<Document> documents = Documents.current(form.challengeId(), db);
    return Answer.ok(FormJson.wire(form, documents)).etag(tag(form, documents));
  }

  private static String tag(Form form, List<Document> documents) {
    return documents.stream()
        .map(document -> "-" + document.kind() + document.version())
        .collect(Collectors.joining("", Long.toString(form.version()), ""));
  }

  private static String challenge(Call call, Handle db) {
    return Audience.of(call, call.path("challengeId"), db).challenge().id();
  }
}
