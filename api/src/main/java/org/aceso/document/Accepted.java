package org.aceso.document;

/** The version that somebody says they accept. */
public record Accepted(DocumentKind kind, int version, String sha256) {

  boolean names(Document document) {
    return kind == document.kind()
        && version == document.version()
        && sha256.equals(document.sha256());
  }
}
