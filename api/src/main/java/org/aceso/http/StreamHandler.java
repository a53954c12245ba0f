package org.aceso.http;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Handles an operation whose answer goes on as server-sent events. */
public interface StreamHandler {

  /**
   * What the caller follows. Asked before the stream is opened, and every second while it is open:
   * a refusal ends it. Empty when nothing will come, which only counts before it is opened.
   */
  Optional<?> follow(Call call, Handle db);

  /** Takes over an open stream. */
  void open(EventStream stream);
}
