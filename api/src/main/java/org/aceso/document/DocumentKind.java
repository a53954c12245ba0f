package org.aceso.document;

/** What a document of a challenge is about. */
public enum DocumentKind {
  RULES,
  DATA_USE
}
