package org.aceso.oidc;

import java.time.Duration;

/** Whether a token is good cannot be told now: its issuer cannot be asked for the key. */
public final class KeysUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  KeysUnavailableException() {
    super("the identity provider cannot be asked for its keys", null, false, false);
  }

  /** When to try again. */
  public Duration retryAfter() {
    return ProviderKeys.RETRY;
  }
}
