package org.aceso.feed;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.aceso.event.Event;
import org.aceso.event.EventLog;
import org.aceso.http.EventStream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the events once for all streams of this server, a few times a second, whichever server
 * published them.
 */
public final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final long EVERY_MILLIS = 200;
  private static final int AT_A_TIME = 100;

  private final Jdbi jdbi;
  private final EventLog log;
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  private final ScheduledFuture<?> reading;

  public Feed(Jdbi jdbi, EventLog log) {
    this.jdbi = jdbi;
    this.log = log;
    this.reading =
        timer.scheduleWithFixedDelay(
            this::readOn, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  void add(EventStream stream) {
    followers.add(new Follower(stream));
  }

  /**
   * A failure, also one of memory, must not end the timer: what could not be read is read the next
   * time.
   */
  private void readOn() {
    try {
      long head = log.advance();
      followers.removeIf(follower -> !follower.isOpen());
      List<Follower> behind =
          followers.stream().filter(follower -> follower.isBehind(head)).toList();
      if (!behind.isEmpty()) {
        serve(behind, head);
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("events could not be read, and are read later: {}", e.toString());
    }
  }

  private void serve(List<Follower> behind, long head) {
    Map<Follower, List<Event>> found = jdbi.withHandle(db -> EventLog.read(behind, AT_A_TIME, db));
    for (Follower follower : behind) {
      List<Event> events = found.getOrDefault(follower, List.of());
      events.forEach(follower::take);
      if (events.size() < AT_A_TIME) {
        follower.skipTo(head);
      }
    }
  }

  @Override
  public void close() {
    reading.cancel(false);
    timer.shutdownNow();
  }
}
