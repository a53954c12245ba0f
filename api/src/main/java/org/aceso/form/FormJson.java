package org.aceso.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.document.Document;
import org.aceso.document.DocumentJson;
import org.aceso.http.Call;
import org.aceso.http.MergePatch;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.wire.ApprovalMode;
import org.aceso.wire.RegistrationForm;
import org.aceso.wire.RegistrationFormPatch;

/** Forms on the wire. */
final class FormJson {
  private FormJson() {}

  /** The form with the members of a merge patch. */
  static Form patched(Form old, Call call) {
    RegistrationFormPatch patch = call.body(RegistrationFormPatch.class);
    JsonNode tree = call.tree();
    return new Form(
        old.challengeId(),
        patch.approval() == null ? old.manual() : patch.approval() == ApprovalMode.MANUAL,
        tree.has("questions") ? questions(old, tree.get("questions")) : old.questions(),
        patch.declarationsRequired() == null
            ? old.declarationsRequired()
            : patch.declarationsRequired(),
        tree.has("declarationsUntil")
            ? Optional.ofNullable(patch.declarationsUntil())
            : old.declarationsUntil(),
        old.version());
  }

  static RegistrationForm wire(Form form, int retentionDays, List<Document> documents) {
    return new RegistrationForm(
        form.challengeId(),
        form.manual() ? ApprovalMode.MANUAL : ApprovalMode.AUTOMATIC,
        form.questions().map(questions -> object(questions.schema())).orElse(null),
        form.declarationsRequired(),
        form.declarationsUntil().orElse(null),
        retentionDays,
        documents.stream().map(DocumentJson::wire).toList());
  }

  private static Optional<Questions> questions(Form old, JsonNode patch) {
    if (patch.isNull()) {
      return Optional.empty();
    }
    JsonNode before = old.questions().map(Questions::schema).orElse(MissingNode.getInstance());
    JsonNode schema = MergePatch.apply(before, patch);
    List<RequestProblem> problems = new ArrayList<>();
    Questions questions = Questions.read("#/questions", schema, problems);
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
    return Optional.of(questions);
  }

  private static Map<String, Object> object(JsonNode node) {
    Map<String, Object> members = new LinkedHashMap<>();
    node.properties().forEach(one -> members.put(one.getKey(), one.getValue()));
    return members;
  }
}
