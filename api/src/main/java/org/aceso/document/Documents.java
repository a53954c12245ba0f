package org.aceso.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Bilingual;
import org.aceso.challenge.Challenge;
import org.aceso.challenge.Challenges;
import org.aceso.database.DatabaseClock;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** What can be done with documents. */
public final class Documents {
  private final Challenges challenges;

  public Documents(Challenges challenges) {
    this.challenges = challenges;
  }

  /** What is to be published. */
  record Draft(
      DocumentKind kind, Bilingual text, boolean requiresAcceptance, Optional<Instant> acceptBy) {}

  /** The current version of each document, without its text. */
  public static List<Document> current(String challengeId, Handle db) {
    return DocumentQueries.current(challengeId, db);
  }

  /**
   * The next version. The challenge is locked, as it is when somebody accepts: nobody accepts a
   * version that was no longer the current one.
   */
  Document publish(Call call, String challengeId, Draft draft, Handle db) {
    Challenge challenge = challenges.lock(challengeId, db);
    if (!challenge.state().isAlive()) {
      throw Refusal.state(
          challenge.state(), "documents are published in DRAFT and REGISTRATION only");
    }
    requireSense(draft, db);
    CanonicalText text = CanonicalText.of(draft.text());
    int next = 1 + DocumentQueries.lastVersion(challengeId, draft.kind(), db);
    if (DocumentQueries.isCurrent(challengeId, draft.kind(), text.sha256(), db)) {
      throw Refusal.exists("this is the current text already, version " + (next - 1));
    }
    DocumentQueries.insert(challengeId, next, draft, text, call.caller().personId(), db);
    Document published = DocumentQueries.find(challengeId, draft.kind(), next, db).orElseThrow();
    tell(call, published, db);
    return published;
  }

  Document get(String challengeId, DocumentKind kind, Optional<Integer> version, Handle db) {
    int wanted = version.orElseGet(() -> DocumentQueries.lastVersion(challengeId, kind, db));
    return DocumentQueries.find(challengeId, kind, wanted, db)
        .orElseThrow(() -> Refusal.notFound("document"));
  }

  List<Document> page(
      String challengeId,
      Optional<DocumentKind> kind,
      Optional<String> after,
      int count,
      Handle db) {
    return DocumentQueries.page(challengeId, kind, after, count, db);
  }

  private static void requireSense(Draft draft, Handle db) {
    if (draft.acceptBy().isEmpty()) {
      return;
    }
    if (!draft.requiresAcceptance()) {
      throw Refusal.member(
          "#/acceptBy", "unknown", "has a meaning only where requiresAcceptance is true");
    }
    if (!draft.acceptBy().get().isAfter(DatabaseClock.now(db))) {
      throw Refusal.member("#/acceptBy", "range", "must be in the future");
    }
  }

  private static void tell(Call call, Document published, Handle db) {
    String challengeId = published.challengeId();
    String subject = published.kind() + "/" + published.version();
    Audit.record(
        call,
        AuditAction.DOCUMENT_PUBLISHED,
        challengeId,
        subject,
        Map.of(
            "sha256",
            published.sha256(),
            "requiresAcceptance",
            published.requiresAcceptance(),
            "acceptBy",
            published.acceptBy().map(Instant::toString).orElse("")),
        db);
    Events.publish(
        EventType.DOCUMENT_PUBLISHED,
        challengeId,
        challengeId,
        EventAudience.everyone(),
        Map.of("kind", published.kind(), "version", Integer.toString(published.version())),
        db);
  }
}
