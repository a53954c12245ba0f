package org.aceso.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.access.Role;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.http.Call;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/** Who accepted what, and who still has to. */
public final class Agreements {
  private Agreements() {}

  /**
   * Refuses a competitor who has not accepted what the challenge asks for by now. Who competes in
   * nothing has nothing to accept.
   */
  public static void require(Audience audience, Handle db) {
    if (!audience.roles().contains(Role.COMPETITOR)) {
      return;
    }
    List<Document> due =
        DocumentQueries.due(audience.challenge().id(), audience.person().orElseThrow(), db);
    if (!due.isEmpty()) {
      String names = due.stream().map(Agreements::name).collect(Collectors.joining(" and "));
      throw refusal(ProblemType.AGREEMENT_REQUIRED, "read and accept " + names, due)
          .header("Link", "<" + due.get(0).href() + ">; rel=\"terms-of-service\"");
    }
  }

  /** Those of the current documents of which something else is accepted, if anything. */
  public static List<Document> changed(List<Document> current, List<Accepted> accepted) {
    return current.stream()
        .filter(
            document ->
                accepted.stream()
                    .anyMatch(one -> one.kind() == document.kind() && !one.names(document)))
        .toList();
  }

  /** Answers that what is accepted is not what there is. */
  public static Refusal notCurrent(List<Document> changed, List<Accepted> accepted) {
    String detail =
        changed.stream()
            .map(document -> difference(document, accepted))
            .collect(Collectors.joining("; "));
    return refusal(ProblemType.DOCUMENT_CHANGED, detail, changed);
  }

  private static String difference(Document document, List<Accepted> accepted) {
    boolean sameVersion =
        accepted.stream()
            .anyMatch(one -> one.kind() == document.kind() && one.version() == document.version());
    return sameVersion
        ? "the digest differs from that of " + name(document)
        : "the current version is " + name(document);
  }

  /** How a version is called in a sentence. */
  public static String name(Document document) {
    return document.kind() + " " + document.version();
  }

  /**
   * Keeps that the caller accepts a version that is the current one: the challenge is locked. False
   * when they did before.
   */
  public static boolean accept(Call call, String challengeId, Accepted accepted, Handle db) {
    String person = call.caller().personId();
    boolean fresh =
        AcceptanceQueries.insert(challengeId, person, call.caller().actorId(), accepted, db);
    if (fresh) {
      Audit.record(
          call,
          AuditAction.DOCUMENT_ACCEPTED,
          challengeId,
          person,
          Map.of(
              "kind", accepted.kind(),
              "version", accepted.version(),
              "sha256", accepted.sha256()),
          db);
    }
    return fresh;
  }

  /** What each of these people accepted, in the order of time. */
  public static Map<String, List<Acceptance>> of(
      String challengeId, List<String> people, Handle db) {
    return AcceptanceQueries.of(challengeId, people, db).stream()
        .collect(Collectors.groupingBy(Acceptance::personId));
  }

  private static Refusal refusal(ProblemType type, String detail, List<Document> documents) {
    return new Refusal(type, detail)
        .with("documents", documents.stream().map(Document::ref).toList());
  }
}
