package org.aceso.database;

import java.io.IOException;
import java.nio.file.Path;

/** Another process holds the data folder. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1L;

  FolderInUseException(Path data) {
    super("the data folder " + data + " is used by another server");
  }
}
