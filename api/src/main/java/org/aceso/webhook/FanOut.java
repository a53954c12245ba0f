package org.aceso.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aceso.event.Event;
import org.aceso.event.EventLog;
import org.aceso.event.EventView;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Turns events into deliveries, each once, in order, by one server at a time. */
final class FanOut {
  private static final int AT_A_TIME = 500;

  private final Jdbi jdbi;

  FanOut(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Whether there is more to do at once. */
  boolean step() {
    boolean behind = jdbi.withHandle(db -> FanOutQueries.head(db) < EventLog.last(db));
    return behind && jdbi.inTransaction(FanOut::step);
  }

  private static boolean step(Handle db) {
    Optional<Long> head = FanOutQueries.lockHead(db);
    if (head.isEmpty()) {
      return false;
    }
    long last = EventLog.last(db);
    long to = Math.min(last, head.get() + AT_A_TIME);
    if (to > head.get()) {
      FanOutQueries.pings(head.get(), to, db)
          .forEach(
              ping ->
                  DeliveryQueue.add(
                      ping.webhookId(), ping.eventId(), ping.seq(), ping.eventId(), db));
      spread(head.get(), to, db);
      FanOutQueries.setHead(to, db);
    }
    return to < last;
  }

  private static void spread(long after, long to, Handle db) {
    List<Looking> looking = new ArrayList<>();
    for (FanOutQueries.Candidate one : FanOutQueries.candidates(after, to, db)) {
      Views.of(one.webhook(), one.challengeId(), null, db)
          .ifPresent(view -> looking.add(new Looking(one.webhook(), view, after)));
    }
    EventLog.read(looking, AT_A_TIME, db)
        .forEach(
            (one, events) ->
                events.stream()
                    .filter(event -> event.seq() <= to && wants(one.webhook(), event))
                    .forEach(
                        event ->
                            DeliveryQueue.add(
                                one.webhook().id(), event.id(), event.seq(), event.subject(), db)));
  }

  /** A webhook that looks at a challenge. */
  private record Looking(Webhook webhook, EventView view, long after) implements EventLog.Reader {}

  private static boolean wants(Webhook webhook, Event event) {
    return webhook.types().isEmpty() || webhook.types().contains(event.type());
  }
}
