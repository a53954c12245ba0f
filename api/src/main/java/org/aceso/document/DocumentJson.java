package org.aceso.document;

import java.util.Optional;
import org.aceso.challenge.Bilingual;
import org.aceso.wire.DocumentText;
import org.aceso.wire.Language;
import org.aceso.wire.NewDocument;

/** Documents on the wire. */
public final class DocumentJson {
  private DocumentJson() {}

  static Documents.Draft draft(DocumentKind kind, NewDocument wanted) {
    return new Documents.Draft(
        kind,
        new Bilingual(wanted.text().en(), wanted.text().fr()),
        !Boolean.FALSE.equals(wanted.requiresAcceptance()),
        Optional.ofNullable(wanted.acceptBy()));
  }

  public static org.aceso.wire.Document wire(Document document) {
    return new org.aceso.wire.Document(
        document.challengeId(),
        org.aceso.wire.DocumentKind.valueOf(document.kind().name()),
        document.version(),
        document.sha256(),
        document.isCurrent(),
        document.languages().stream().map(DocumentJson::language).toList(),
        document.text().map(text -> new DocumentText(text.en(), text.fr())).orElse(null),
        document.requiresAcceptance(),
        document.acceptBy().orElse(null),
        document.publishedAt(),
        document.publishedBy());
  }

  public static Accepted domain(org.aceso.wire.NewAcceptance accepted) {
    return new Accepted(
        DocumentKind.valueOf(accepted.kind().name()), accepted.version(), accepted.sha256());
  }

  public static org.aceso.wire.Acceptance wire(Acceptance acceptance) {
    return new org.aceso.wire.Acceptance(
        org.aceso.wire.DocumentKind.valueOf(acceptance.kind().name()),
        acceptance.version(),
        acceptance.sha256(),
        acceptance.acceptedAt(),
        acceptance.actorId().equals(acceptance.personId()) ? null : acceptance.actorId());
  }

  private static Language language(String code) {
    return code.equals("en") ? Language.EN : Language.FR;
  }
}
