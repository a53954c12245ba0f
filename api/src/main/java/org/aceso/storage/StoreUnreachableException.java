package org.aceso.storage;

import java.io.IOException;

/** The store does not answer, or does not let this server in. */
public final class StoreUnreachableException extends IOException {
  private static final long serialVersionUID = 1L;

  StoreUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
