package org.aceso.document;

import java.util.Optional;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Bilingual;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.wire.DocumentPage;
import org.aceso.wire.NewDocument;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on documents. */
public final class DocumentRoutes {
  private final Documents documents;

  public DocumentRoutes(Documents documents) {
    this.documents = documents;
  }

  public void register(Api api) {
    api.on("listDocuments", this::list);
    api.on("getCurrentDocument", (call, db) -> show(get(call, Optional.empty(), db)));
    api.on("publishDocument", this::publish);
    api.on("getDocument", (call, db) -> show(get(call, version(call), db)));
    api.on("getDocumentText", this::text);
  }

  private Answer list(Call call, Handle db) {
    String challenge = challenge(call, db);
    return call.page(
        documents.page(
            challenge,
            call.query("kind").map(DocumentKind::valueOf),
            call.after(),
            call.limit() + 1,
            db),
        document -> document.kind() + "/" + document.version(),
        (shown, next) -> new DocumentPage(shown.stream().map(DocumentJson::wire).toList(), next));
  }

  private Answer publish(Call call, Handle db) {
    Documents.Draft draft = DocumentJson.draft(kind(call), call.body(NewDocument.class));
    Document published = documents.publish(call, challenge(call, db), draft, db);
    return Answer.created(published.href(), DocumentJson.wire(published)).etag(tag(published));
  }

  private Answer text(Call call, Handle db) {
    Document document = get(call, version(call), db);
    Bilingual text = document.text().orElseThrow();
    String language = call.query("language").orElse(document.languages().get(0));
    String shown = language.equals("en") ? text.en() : text.fr();
    if (shown == null) {
      throw Refusal.notFound("text in this language");
    }
    return Answer.ok(shown)
        .with("Content-Type", "text/markdown; charset=utf-8")
        .with("Content-Language", language)
        .etag(document.sha256() + "-" + language);
  }

  private Document get(Call call, Optional<Integer> version, Handle db) {
    return documents.get(challenge(call, db), kind(call), version, db);
  }

  private static Answer show(Document document) {
    return Answer.ok(DocumentJson.wire(document)).etag(tag(document));
  }

  /** All that is shown of a version changes once: when the next one is published. */
  private static String tag(Document document) {
    return document.kind() + "-" + document.version() + (document.isCurrent() ? "-current" : "");
  }

  private static String challenge(Call call, Handle db) {
    return Audience.of(call, call.path("challengeId"), db).challenge().id();
  }

  private static DocumentKind kind(Call call) {
    return DocumentKind.valueOf(call.path("documentKind"));
  }

  private static Optional<Integer> version(Call call) {
    return Optional.of(Integer.valueOf(call.path("documentVersion")));
  }
}
