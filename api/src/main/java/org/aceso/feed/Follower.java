package org.aceso.feed;

import java.util.Set;
import org.aceso.event.Event;
import org.aceso.event.EventLog;
import org.aceso.event.EventView;
import org.aceso.http.EventStream;

/** An open stream and how far it has read. Used by the feed's one thread. */
final class Follower implements EventLog.Reader {
  private static final Set<String> LAST_OF_A_SUBMISSION =
      Set.of(
          "submission.invalid", "submission.scored", "submission.failed", "submission.cancelled");

  private final EventStream stream;
  private long after;

  Follower(EventStream stream) {
    this.stream = stream;
    this.after = stream.topic(Topic.class).start();
  }

  /**
   * What a stream is about.
   *
   * @param start the seq after which it starts
   */
  record Topic(EventView view, long start) {}

  @Override
  public EventView view() {
    return stream.topic(Topic.class).view();
  }

  @Override
  public long after() {
    return after;
  }

  boolean isOpen() {
    return stream.isOpen();
  }

  /** Whether there is something that it could take. */
  boolean isBehind(long head) {
    return after < head && stream.isIdle();
  }

  /** Sends what was found, and ends after the last that can happen to a submission. */
  void take(Event event) {
    stream.send(event.id(), event.type(), event.json());
    after = event.seq();
    if (view().subject() != null && LAST_OF_A_SUBMISSION.contains(event.type())) {
      stream.end();
    }
  }

  /** Nothing before this seq is left to read. */
  void skipTo(long seq) {
    after = Math.max(after, seq);
  }
}
