package org.aceso.runner.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.aceso.spi.Entry;

/** One plain file, as large as it was when it was found. */
record FileEntry(String name, long size, Path file, ReadFailures failures) implements Entry {

  @Override
  public InputStream open() throws IOException {
    failures.opened(name);
    return new BufferedInputStream(new FileSlice(file, 0, size, failures), 1 << 16);
  }
}
