package org.aceso.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.document.Accepted;
import org.aceso.document.Agreements;
import org.aceso.document.Document;
import org.aceso.document.DocumentKind;
import org.aceso.form.Form;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;

/** What somebody sends who registers, held against what the challenge asks for. */
record Request(
    List<Accepted> accepted,
    Optional<JsonNode> answers,
    Optional<Declarations> declarations,
    boolean contactConsent) {
  Request {
    accepted = List.copyOf(accepted);
  }

  /** Refuses with everything that is missing or wrong at once. */
  void require(Form form, List<Document> documents) {
    List<RequestProblem> problems = new ArrayList<>();
    checkAcceptances(documents, problems);
    checkAnswers(form, problems);
    if (form.declarationsRequired() && declarations.isEmpty()) {
      problems.add(missing("#/declarations", "the challenge asks for declarations"));
    }
    declarations.ifPresent(declared -> problems.addAll(declared.problems("#/declarations")));
    List<Document> changed = Agreements.changed(documents, accepted);
    if (!changed.isEmpty()) {
      Refusal refusal = Agreements.notCurrent(changed, accepted);
      throw problems.isEmpty() ? refusal : refusal.with("errors", problems);
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid(problems);
    }
  }

  private void checkAcceptances(List<Document> documents, List<RequestProblem> problems) {
    Set<DocumentKind> known = EnumSet.noneOf(DocumentKind.class);
    documents.forEach(document -> known.add(document.kind()));
    Set<DocumentKind> named = EnumSet.noneOf(DocumentKind.class);
    for (int i = 0; i < accepted.size(); i++) {
      DocumentKind kind = accepted.get(i).kind();
      String at = "#/acceptances/" + i + "/kind";
      if (!known.contains(kind)) {
        problems.add(RequestProblem.member(at, "unknown", "the challenge has no such document"));
      } else if (!named.add(kind)) {
        problems.add(RequestProblem.member(at, "repeated", "a document is accepted once"));
      }
    }
    for (Document document : documents) {
      if (!named.contains(document.kind())) {
        problems.add(
            missing(
                "#/acceptances",
                "read and accept " + Agreements.name(document) + ", " + document.sha256()));
      }
    }
  }

  private void checkAnswers(Form form, List<RequestProblem> problems) {
    if (form.questions().isEmpty()) {
      answers.ifPresent(
          given ->
              problems.add(
                  RequestProblem.member("#/answers", "unknown", "the challenge asks nothing")));
    } else if (answers.isEmpty()) {
      problems.add(missing("#/answers", "the challenge asks questions"));
    } else {
      problems.addAll(form.questions().get().problems("#/answers", answers.get()));
    }
  }

  private static RequestProblem missing(String pointer, String detail) {
    return RequestProblem.member(pointer, "required", detail);
  }
}
