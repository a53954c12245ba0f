package org.aceso.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Handles an operation whose body is the next part of a file. */
public interface PartHandler {

  /**
   * Takes in what comes.
   *
   * @param still looks again whether the caller may; to be asked in each transaction that follows
   */
  Answer append(Call call, InputStream in, Consumer<Handle> still) throws IOException;
}
