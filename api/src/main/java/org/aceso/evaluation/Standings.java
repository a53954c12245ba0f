package org.aceso.evaluation;

import java.time.Instant;
import java.util.Optional;
import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.aceso.spi.MetricInfo;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the entry of each team on a board, so that a board reads one row a team however many
 * submissions there are. Runs under the lock of the team's participation.
 */
final class Standings {
  private Standings() {}

  /** An entry to choose from; a null value is undefined. */
  record Entry(Double value, Instant receivedAt, String submissionId) {

    /** Acceptance puts submissions in order, and their ids those of one microsecond. */
    boolean isLaterThan(Entry other) {
      int compared = receivedAt.compareTo(other.receivedAt);
      return compared != 0 ? compared > 0 : submissionId.compareTo(other.submissionId) > 0;
    }
  }

  /**
   * Takes a freshly scored evaluation into account.
   *
   * @param teamId the team that the job's is part of by now, whose participation is held
   */
  static void update(Job job, String teamId, Double value, Phase phase, Handle db) {
    Entry fresh =
        new Entry(value, StandingQueries.receivedAt(job.submissionId(), db), job.submissionId());
    Optional<Entry> current = StandingQueries.current(job.phaseId(), teamId, db);
    boolean takes = current.isEmpty() || replaces(fresh, current.get(), phase);
    StandingQueries.put(job, teamId, takes, db);
  }

  static boolean replaces(Entry fresh, Entry current, Phase phase) {
    Ranking ranking = phase.draft().ranking();
    return replaces(fresh, current, ranking, phase.frozen().metric(ranking.metric()));
  }

  /** Whether an entry takes the place of another under the phase's rule. */
  static boolean replaces(Entry fresh, Entry current, Ranking ranking, MetricInfo metric) {
    boolean later = fresh.isLaterThan(current);
    if (ranking.entry() == Ranking.EntryRule.LATEST) {
      return later;
    }
    if (fresh.value() == null || current.value() == null) {
      return current.value() == null && (fresh.value() != null || !later);
    }
    int digits = ranking.digits() == null ? metric.digits() : ranking.digits();
    int compared =
        Rounding.round(fresh.value(), digits).compareTo(Rounding.round(current.value(), digits));
    int better = metric.better() == Better.HIGHER ? compared : -compared;
    return better > 0 || (better == 0 && !later);
  }
}
