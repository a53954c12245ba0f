package org.aceso.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams of one server. A stream holds neither a thread nor a connection of the database;
 * one thread looks after all of them, and asks again whether each caller may still follow.
 */
public final class Streams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final int MOST_OF_ONE = 8;
  private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration STALLED = Duration.ofSeconds(60);

  private final Jdbi jdbi;
  private final int most;
  private final Map<EventStream, Open> open = Collections.synchronizedMap(new HashMap<>());
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ScheduledFuture<?> looking;

  /**
   * @param most how many may be open at a time
   */
  public Streams(Jdbi jdbi, int most) {
    this.jdbi = jdbi;
    this.most = most;
    long every = CHECK_EVERY.toMillis();
    this.looking =
        timer.scheduleWithFixedDelay(this::lookAfter, every, every, TimeUnit.MILLISECONDS);
  }

  /** Who follows what. The users of one platform share its token, and none takes another's. */
  private record Open(Call call, StreamHandler handler, Pipeline pipeline) {
    String holder() {
      return call.caller().credentialId() + " " + call.caller().personId();
    }

    Optional<?> ask(Handle db) {
      pipeline.authorize(call, db);
      Optional<?> topic = handler.follow(call, db);
      call.requirePermitted();
      return topic;
    }
  }

  /** Whether the caller asked for a stream and for nothing else. */
  static boolean areWanted(Context context) {
    String accept = context.header("Accept");
    return accept != null
        && accept.contains("text/event-stream")
        && !accept.contains("application/json");
  }

  void open(Context context, Call call, StreamHandler handler, Pipeline pipeline) {
    Open wanted = new Open(call, handler, pipeline);
    Optional<?> topic = jdbi.withHandle(wanted::ask);
    context.header("Cache-Control", "no-store");
    if (topic.isEmpty()) {
      context.status(204);
      return;
    }
    context.contentType("text/event-stream");
    if (context.req().getMethod().equals("HEAD")) {
      return;
    }
    EventStream stream = new EventStream(topic.get(), open::remove);
    admit(stream, wanted);
    context.header("X-Accel-Buffering", "no");
    handler.open(stream);
    context.future(() -> stream.start(context.res()));
  }

  private void admit(EventStream stream, Open wanted) {
    synchronized (open) {
      if (open.size() >= most) {
        throw new Refusal(ProblemType.UNAVAILABLE, "this server has " + most + " streams open")
            .header("Retry-After", "30");
      }
      long own =
          open.values().stream().filter(other -> other.holder().equals(wanted.holder())).count();
      if (own >= MOST_OF_ONE) {
        throw new Refusal(
                ProblemType.TOO_MANY_STREAMS,
                "this token has " + MOST_OF_ONE + " streams open: close one, or ask for pages")
            .header("Retry-After", "30");
      }
      open.put(stream, wanted);
    }
  }

  /** How many are open. */
  public int count() {
    return open.size();
  }

  /** A failure must not end the timer: what it could not do is done a second later. */
  private void lookAfter() {
    try {
      Map<EventStream, Open> all = snapshot();
      all.keySet().forEach(one -> one.beat(HEARTBEAT.toNanos(), STALLED.toNanos()));
      if (!all.isEmpty()) {
        jdbi.useHandle(db -> all.forEach((stream, wanted) -> check(stream, wanted, db)));
      }
    } catch (RuntimeException | Error e) {
      // Letting it out would end the timer.
      LOG.warn("open streams could not be looked after: {}", e.toString());
    }
  }

  private Map<EventStream, Open> snapshot() {
    synchronized (open) {
      return Map.copyOf(open);
    }
  }

  private static void check(EventStream stream, Open wanted, Handle db) {
    stream.whileOpen(
        () -> {
          try {
            wanted.ask(db).ifPresent(stream::topic);
          } catch (Refusal refusal) {
            stream.end();
          }
        });
  }

  @Override
  public void close() {
    looking.cancel(false);
    timer.shutdownNow();
    snapshot().keySet().forEach(EventStream::end);
  }
}
