package org.aceso.audit;

import java.time.Instant;
import java.util.Optional;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.AuditEntryPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on the audit log. */
public final class AuditRoutes {
  private final Challenge challenge;

  public AuditRoutes(Challenge challenge) {
    this.challenge = challenge;
  }

  /** Holds a caller against the challenge that is asked for. */
  @FunctionalInterface
  public interface Challenge {

    /** Its id, when the caller may read what is recorded of it. */
    String id(Call call, String idOrSlug, Handle db);
  }

  public void register(Api api) {
    api.on("getAuditHead", this::head);
    api.on("listAudit", (call, db) -> list(call, call.query("challengeId"), db));
    api.on("listChallengeAudit", this::ofChallenge);
  }

  private Answer head(Call call, Handle db) {
    Sealer.seal(db);
    return Answer.ok(AuditJson.wire(SealQueries.head(db)));
  }

  private Answer ofChallenge(Call call, Handle db) {
    return list(call, Optional.of(challenge.id(call, call.path("challengeId"), db)), db);
  }

  private static Answer list(Call call, Optional<String> challengeId, Handle db) {
    Filter filter =
        new Filter(
            call.query("action"),
            challengeId,
            call.query("personId"),
            call.query("subject"),
            call.query("from").map(Instant::parse),
            call.query("to").map(Instant::parse));
    return call.page(
        EntryQueries.page(filter, call.after().map(Listed.Place::of), call.limit() + 1, db),
        Listed::key,
        (shown, next) -> new AuditEntryPage(shown.stream().map(AuditJson::wire).toList(), next));
  }
}
