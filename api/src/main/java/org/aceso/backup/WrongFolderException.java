package org.aceso.backup;

import java.io.IOException;

/** The folder that was named can neither take a backup nor give one; nothing was touched. */
public final class WrongFolderException extends IOException {
  private static final long serialVersionUID = 1L;

  WrongFolderException(String message) {
    super(message);
  }
}
