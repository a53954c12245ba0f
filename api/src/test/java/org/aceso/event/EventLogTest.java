package org.aceso.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class EventLogTest {
  private static final int WRITERS = 12;
  private static final int EACH = 40;
  private static final int SUBJECTS = 4;

  private final Jdbi jdbi = TestServer.shared().jdbi();
  private final EventLog log = new EventLog(jdbi);
  private final String challenge = Ids.next("cha");

  /** Transactions that commit late must not slip in before what a reader has seen. */
  @Test
  void reader_missesNothingThoughTransactionsCommitOutOfOrder() throws Exception {
    Map<Integer, List<String>> committed = new HashMap<>();
    for (int subject = 0; subject < SUBJECTS; subject++) {
      committed.put(subject, Collections.synchronizedList(new ArrayList<>()));
    }
    List<Event> read = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(writer);
        writers.add(threads.submit(() -> write(random, committed)));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        readOn(read);
        Thread.sleep(1);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      readOn(read);
    } finally {
      threads.shutdownNow();
    }
    assertEquals(WRITERS * EACH, read.size());
    Set<String> once = new HashSet<>();
    read.forEach(event -> assertTrue(once.add(event.id()), event.id()));
    for (int subject = 0; subject < SUBJECTS; subject++) {
      String name = "subject-" + subject;
      assertEquals(
          committed.get(subject),
          read.stream().filter(one -> one.subject().equals(name)).map(Event::id).toList());
    }
  }

  /** Each transaction holds its subject's lock, and waits between the event and its commit. */
  private void write(Random random, Map<Integer, List<String>> committed) {
    for (int i = 0; i < EACH; i++) {
      int subject = random.nextInt(SUBJECTS);
      jdbi.useTransaction(
          db -> {
            db.execute("SELECT pg_sleep(?)", random.nextInt(3) / 1000.0);
            db.execute("SELECT pg_advisory_xact_lock(hashtext(?), ?)", challenge, subject);
            String id = publish("subject-" + subject, db);
            db.execute("SELECT pg_sleep(?)", random.nextInt(5) / 1000.0);
            committed.get(subject).add(id);
          });
    }
  }

  private record Reading(EventView view, long after) implements EventLog.Reader {}

  private void readOn(List<Event> read) {
    log.advance();
    long after = read.isEmpty() ? 0 : read.get(read.size() - 1).seq();
    EventView all = new EventView(challenge, null, Set.of("ANYONE"), Set.of(), Set.of(), null);
    jdbi.withHandle(db -> EventLog.read(List.of(new Reading(all, after)), 1_000, db))
        .values()
        .forEach(read::addAll);
  }

  @Test
  void oldEvents_areDeleted() {
    String old = jdbi.inTransaction(db -> publish("old", db));
    String young = jdbi.inTransaction(db -> publish("young", db));
    log.advance();
    jdbi.useHandle(
        db -> {
          db.execute("UPDATE event SET created_at = now() - interval '31 days' WHERE id = ?", old);
          EventLog.forget(Duration.ofDays(30), db);
          assertTrue(EventLog.place(old, challenge, db).isEmpty());
          assertTrue(EventLog.place(young, challenge, db).isPresent());
        });
  }

  private String publish(String subject, Handle db) {
    return Events.publish(
        EventType.TEAM_CHANGED,
        challenge,
        subject,
        EventAudience.everyone(),
        Map.of("teamId", subject),
        db);
  }
}
