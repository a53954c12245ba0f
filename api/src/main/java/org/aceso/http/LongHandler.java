package org.aceso.http;

import java.io.IOException;
import org.jdbi.v3.core.Handle;

/**
 * Handles an operation that takes a while: it looks, works without a connection to the database,
 * and writes. There are few connections, and others need them meanwhile.
 */
@FunctionalInterface
public interface LongHandler {

  /** Refuses by throwing, and writes nothing; the work has all that it needs. */
  Work look(Call call, Handle db) throws IOException;

  /** What takes a while. */
  @FunctionalInterface
  interface Work {
    Ending run() throws IOException;
  }

  /** Runs in one transaction; must check again what may have changed since the look. */
  @FunctionalInterface
  interface Ending {
    Answer write(Handle db) throws IOException;
  }
}
