package org.aceso.http;

import java.io.IOException;

/** A client sends too slowly for what it holds. */
final class TooSlowException extends IOException {
  private static final long serialVersionUID = 1L;

  TooSlowException() {
    super("the client sends too slowly");
  }
}
