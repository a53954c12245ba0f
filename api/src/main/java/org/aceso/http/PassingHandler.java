package org.aceso.http;

import java.io.IOException;
import org.aceso.storage.Scratch;
import org.jdbi.v3.core.Handle;

/**
 * Handles an operation whose body is a file that is looked at and not kept. No connection to the
 * database is held while it arrives or is looked at.
 */
@FunctionalInterface
public interface PassingHandler {

  /** Refuses by throwing, before the first byte is read; the work has all that it needs. */
  Work look(Call call, Handle db) throws IOException;

  /** What takes a while. The file is deleted afterwards, whatever comes of it. */
  @FunctionalInterface
  interface Work {
    Answer run(Scratch.Passing file) throws IOException;
  }
}
