package org.aceso.storage;

import java.io.IOException;

/** Bytes were removed while somebody put equal ones in; they have to be put in again. */
public final class RemovedException extends IOException {
  private static final long serialVersionUID = 1L;

  RemovedException(String sha256) {
    super(sha256 + " was removed meanwhile");
  }
}
