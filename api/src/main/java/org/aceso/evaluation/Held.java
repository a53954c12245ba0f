package org.aceso.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.aceso.plugin.Visit;

/** The jobs and parts of jobs that are in hand, by lease. Any thread. */
final class Held {
  private final Map<UUID, Work> works = new ConcurrentHashMap<>();

  Work begin(UUID lease) {
    Work work = new Work();
    works.put(lease, work);
    return work;
  }

  void end(UUID lease) {
    works.remove(lease);
  }

  List<UUID> leases() {
    return List.copyOf(works.keySet());
  }

  /** Ends work whose result nobody wants any more. */
  void stop(UUID lease) {
    Optional.ofNullable(works.get(lease)).ifPresent(Work::stop);
  }

  /** One job in hand. */
  static final class Work {
    private Visit visit;
    private boolean stopped;

    /** Says which child works. */
    synchronized void at(Visit current) {
      visit = current;
      if (stopped) {
        visit.stop();
      }
    }

    private synchronized void stop() {
      stopped = true;
      if (visit != null) {
        visit.stop();
      }
    }

    synchronized boolean isStopped() {
      return stopped;
    }
  }
}
