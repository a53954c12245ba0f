package org.aceso.http;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nobody hold a connection or a thread by sending slowly. One thread looks after all: it
 * closes connections on which no whole request head comes, and ends the waiting for bodies that do
 * not come. When the server stops, connections without a request are closed at once, and those that
 * have one keep the patience they had.
 */
final class SlowSenders extends Handler.Wrapper implements Connection.Listener, Graceful {
  private static final Logger LOG = LoggerFactory.getLogger(SlowSenders.class);
  private static final Duration EVERY = Duration.ofMillis(500);

  /** How much of what nobody wants is taken in. */
  private static final long MOST_DRAINED = 32L << 20;

  private final Patience patience;
  private final Map<Connection, Long> headless = new ConcurrentHashMap<>();
  private final Set<Arriving> bodies = ConcurrentHashMap.newKeySet();
  private ScheduledExecutorService timer;
  private ScheduledFuture<?> looking;
  private volatile boolean stopping;

  SlowSenders(Patience patience) {
    this.patience = patience;
  }

  @Override
  protected void doStart() throws Exception {
    stopping = false;
    for (Connector connector : getServer().getConnectors()) {
      connector.addEventListener(this);
      if (connector instanceof AbstractConnector idle) {
        idle.setIdleTimeout(patience.head().toMillis());
        idle.setShutdownIdleTimeout(-1);
      }
    }
    timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "slow-senders");
              thread.setDaemon(true);
              return thread;
            });
    long every = EVERY.toMillis();
    looking = timer.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
    super.doStart();
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    looking.cancel(false);
    timer.shutdownNow();
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    stopping = true;
    headless.keySet().forEach(connection -> connection.getEndPoint().close());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return stopping;
  }

  @Override
  public void onOpened(Connection connection) {
    headless.put(connection, System.nanoTime());
  }

  @Override
  public void onClosed(Connection connection) {
    headless.remove(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    headless.remove(connection);
    Arriving arriving = new Arriving(request, patience);
    if (!arriving.hasBody()) {
      return super.handle(request, response, ending(callback, () -> next(connection)));
    }
    bodies.add(arriving);
    Runnable over =
        () -> {
          bodies.remove(arriving);
          next(connection);
        };
    return super.handle(
        arriving,
        response,
        Callback.from(
            callback.getInvocationType(),
            () -> drain(arriving, 0, ending(callback, over)),
            failure -> ending(callback, over).failed(failure)));
  }

  private static Callback ending(Callback callback, Runnable before) {
    return Callback.from(
        callback.getInvocationType(),
        () -> {
          before.run();
          callback.succeeded();
        },
        failure -> {
          before.run();
          callback.failed(failure);
        });
  }

  /** From here on the head of another request is waited for. */
  private void next(Connection connection) {
    headless.put(connection, System.nanoTime());
  }

  /**
   * Takes in what the client still sends after it was answered: else it would lose the answer with
   * the connection. A client that waits for a go-ahead is sending nothing.
   */
  private static void drain(Arriving arriving, long before, Callback then) {
    long drained = before;
    while (arriving.isUnderWay()
        && drained < MOST_DRAINED
        && !arriving.getHeaders().contains(HttpHeader.EXPECT)) {
      Content.Chunk chunk = arriving.read();
      if (chunk == null) {
        long sofar = drained;
        arriving.demand(() -> drain(arriving, sofar, then));
        return;
      }
      drained += chunk.remaining();
      chunk.release();
    }
    then.succeeded();
  }

  /** A failure must not end the timer: what it could not do is done at the next look. */
  private void look() {
    try {
      bodies.forEach(Arriving::look);
      long now = System.nanoTime();
      long most = stopping ? EVERY.toNanos() : patience.head().toNanos();
      headless.forEach(
          (connection, since) -> {
            if (!connection.getEndPoint().isOpen()) {
              headless.remove(connection, since);
            } else if (now - since > most && headless.remove(connection, since)) {
              connection.getEndPoint().close();
            }
          });
    } catch (RuntimeException | Error e) {
      // Letting it out would end the timer.
      LOG.warn("slow senders could not be looked after: {}", e.toString());
    }
  }
}
