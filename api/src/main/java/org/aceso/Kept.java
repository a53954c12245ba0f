package org.aceso;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of a process, closed in the opposite order of their construction. It may be closed from
 * another thread while parts are still constructed: the next one ends the start.
 */
final class Kept implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kept.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  synchronized <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    if (closed) {
      close();
      throw new IllegalStateException("stopped before it had started");
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("while stopping: {}", e.toString());
      }
    }
  }
}
