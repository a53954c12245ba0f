package org.aceso.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.QuotaLimit;
import org.jdbi.v3.core.Handle;

/**
 * How often a team may still submit. Counted from the ledger under the lock of the team's
 * participation, so that no race can overdraw it.
 */
final class Quota {
  private Quota() {}

  /**
   * One limit at an instant.
   *
   * @param resetAt when its period ends; null for a total
   */
  record State(QuotaLimit limit, int used, Instant resetAt) {
    int remaining() {
      return Math.max(0, limit.limit() - used);
    }
  }

  static List<State> states(List<QuotaLimit> limits, Admission of, ZoneId zone, Handle db) {
    List<State> states = new ArrayList<>();
    for (QuotaLimit limit : limits) {
      states.add(QuotaQueries.state(limit, of, zone, db));
    }
    return states;
  }

  /** Refuses when any limit is used up. */
  static void require(List<QuotaLimit> limits, Admission admission, ZoneId zone, Handle db) {
    for (State state : states(limits, admission, zone, db)) {
      if (state.remaining() == 0) {
        throw refusal(state, admission.at());
      }
    }
  }

  /** Takes one use for a new submission. The participation must be locked. */
  static void take(String submissionId, Admission admission, Handle db) {
    QuotaQueries.take(submissionId, admission, db);
  }

  private static Refusal refusal(State state, Instant at) {
    QuotaLimit limit = state.limit();
    Refusal refusal =
        new Refusal(
                ProblemType.QUOTA_EXCEEDED,
                "the team has used "
                    + state.used()
                    + " of "
                    + limit.limit()
                    + " submissions per "
                    + limit.period())
            .with("violated-policies", List.of(limit.period().name()));
    if (state.resetAt() != null) {
      long seconds = Duration.between(at, state.resetAt()).toSeconds() + 1;
      refusal.header("Retry-After", Long.toString(seconds));
    }
    return refusal;
  }
}
