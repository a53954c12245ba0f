package org.aceso.oidc;

/** A token that proves nothing; the message says why, and holds nothing of the token. */
public final class BadTokenException extends Exception {
  private static final long serialVersionUID = 1L;

  BadTokenException(String reason) {
    super(reason, null, false, false);
  }
}
