package org.aceso.event;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The published events in one order that never changes: whoever has read up to a seq has missed
 * nothing before it.
 */
public final class EventLog {
  private final Jdbi jdbi;

  public EventLog(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Gives a seq to what was committed since, in the order in which it was written. One server at a
   * time does so.
   *
   * @return the last seq that was given
   */
  public long advance() {
    if (jdbi.withHandle(EventQueries::isAnyWithoutSeq)) {
      jdbi.useTransaction(EventQueries::giveSeqs);
    }
    return jdbi.withHandle(EventLog::last);
  }

  /** The last seq that was given. */
  public static long last(Handle db) {
    return EventQueries.last(db);
  }

  /** The place of an event of a challenge; empty when it is unknown or no longer kept. */
  public static Optional<Long> place(String id, String challengeId, Handle db) {
    return EventQueries.place(id, challengeId, db);
  }

  /** Whether something was published about a subject that has no seq yet. */
  public static boolean isPending(String subject, Handle db) {
    return EventQueries.isPending(subject, db);
  }

  /**
   * What may be learnt after a seq, by each of many that look.
   *
   * @param count how many each gets at most
   * @return what each gets, in order; who gets nothing is missing
   */
  public static <T extends Reader> Map<T, List<Event>> read(List<T> readers, int count, Handle db) {
    Map<T, List<Event>> all = new LinkedHashMap<>();
    for (boolean bySubject : new boolean[] {false, true}) {
      List<T> some =
          readers.stream().filter(one -> (one.view().subject() != null) == bySubject).toList();
      if (!some.isEmpty()) {
        EventQueries.read(some, bySubject, count, db)
            .forEach((index, events) -> all.put(some.get(index), events));
      }
    }
    return all;
  }

  /** Somebody who has read up to a seq. */
  public interface Reader {
    EventView view();

    long after();
  }

  /** Deletes what is older, as far as a seq was given to it. */
  public static void forget(Duration age, Handle db) {
    EventQueries.deleteOlder(age, db);
  }
}
