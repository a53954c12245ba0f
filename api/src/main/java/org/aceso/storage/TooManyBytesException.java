package org.aceso.storage;

import java.io.IOException;

/** More bytes came than the store takes; nothing was kept of them. */
public final class TooManyBytesException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long most;

  TooManyBytesException(long most) {
    super("more than " + most + " bytes");
    this.most = most;
  }

  public long most() {
    return most;
  }
}
