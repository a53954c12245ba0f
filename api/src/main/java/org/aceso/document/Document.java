package org.aceso.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.challenge.Bilingual;

/**
 * One version of a document; it never changes.
 *
 * @param languages in which there is a text
 * @param text empty where only the version matters
 * @param isCurrent whether no later version was published
 * @param requiresAcceptance whether who accepted an earlier version has to accept this one
 * @param acceptBy until when an earlier acceptance suffices, if it does at all
 */
public record Document(
    String challengeId,
    DocumentKind kind,
    int version,
    String sha256,
    boolean isCurrent,
    List<String> languages,
    Optional<Bilingual> text,
    boolean requiresAcceptance,
    Optional<Instant> acceptBy,
    Instant publishedAt,
    String publishedBy) {
  public Document {
    languages = List.copyOf(languages);
  }

  /** What names the version in an acceptance or a refusal. */
  public Ref ref() {
    return new Ref(kind, version, sha256, href());
  }

  String href() {
    return "/v1/challenges/" + challengeId + "/documents/" + kind + "/" + version;
  }

  /** A version, and where its text is. */
  public record Ref(DocumentKind kind, int version, String sha256, String href) {}
}
