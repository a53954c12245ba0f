package org.aceso.http;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * A request whose body is on its way: knows how much came and how long it was waited for. What
 * waits for a body that does not come is told so, wherever it waits.
 */
final class Arriving extends Request.Wrapper {
  private static final String NAME = Arriving.class.getName();

  private final Patience patience;
  private final AtomicReference<Runnable> waiting = new AtomicReference<>();
  private volatile TooSlowException tooSlow;
  private volatile boolean isFile;
  private volatile boolean ended;
  private volatile boolean isBroken;
  private final AtomicLong bytes = new AtomicLong();
  private long waited;
  private long since;

  Arriving(Request request, Patience patience) {
    super(request);
    this.patience = patience;
    request.setAttribute(NAME, this);
  }

  /** Says that a file is on its way, which may take as long as the client sends. */
  static void file(ServletRequest request) {
    if (request.getAttribute(NAME) instanceof Arriving arriving) {
      arriving.isFile = true;
    }
  }

  /** Whether the body of a request was found not to come to its end. */
  static boolean isBroken(ServletRequest request) {
    return request.getAttribute(NAME) instanceof Arriving arriving && arriving.isBroken;
  }

  boolean hasBody() {
    return getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
        || getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0;
  }

  /** Whether more may come that somebody could wait for. */
  boolean isUnderWay() {
    return !ended && tooSlow == null;
  }

  @Override
  public Content.Chunk read() {
    Content.Chunk chunk = tooSlow == null ? super.read() : Content.Chunk.from(tooSlow, true);
    if (chunk != null) {
      bytes.addAndGet(chunk.remaining());
      if (Content.Chunk.isFailure(chunk)) {
        isBroken = true;
      }
      if (isBroken || chunk.isLast()) {
        ended = true;
      }
    }
    return chunk;
  }

  @Override
  public void demand(Runnable then) {
    synchronized (this) {
      since = System.nanoTime();
    }
    waiting.set(then);
    if (tooSlow == null) {
      super.demand(Invocable.from(Invocable.getInvocationType(then), this::go));
    } else {
      getContext().execute(this::go);
    }
  }

  private void go() {
    Runnable then = waiting.getAndSet(null);
    if (then != null) {
      synchronized (this) {
        waited += System.nanoTime() - since;
      }
      then.run();
    }
  }

  /** Ends the waiting for a client that is too slow. */
  void look() {
    if (waiting.get() != null && patience.isOver(waited(), bytes.get(), isFile)) {
      tooSlow = new TooSlowException();
      getContext().execute(this::go);
    }
  }

  private synchronized Duration waited() {
    return Duration.ofNanos(waited + System.nanoTime() - since);
  }
}
