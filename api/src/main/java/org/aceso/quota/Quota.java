package org.aceso.quota;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.phase.QuotaLimit;
import org.jdbi.v3.core.Handle;

/**
 * How often a team may still submit. Counted from the ledger under the lock of the team's
 * participation, so that no race can overdraw it.
 */
public final class Quota {
  private Quota() {}

  /**
   * One limit at an instant.
   *
   * @param resetAt when its period ends, or when its oldest use stops counting; null where neither
   *     is known
   */
  public record State(QuotaLimit limit, int used, Instant resetAt) {
    public int remaining() {
      return Math.max(0, limit.limit() - used);
    }

    /** The same for every look at it within its period. */
    public String text() {
      String end = resetAt == null ? "" : " until " + resetAt;
      return limit.limit() + " per " + limit.name() + end;
    }

    /** When to try again: what is under way ends soon. Null when waiting does not help. */
    private Instant again(Instant at) {
      return limit.period() == QuotaLimit.Period.CONCURRENT ? at.plusSeconds(1) : resetAt;
    }
  }

  public static List<State> states(List<QuotaLimit> limits, Admission of, ZoneId zone, Handle db) {
    List<State> states = new ArrayList<>();
    for (QuotaLimit limit : limits) {
      states.add(QuotaQueries.state(limit, of, zone, db));
    }
    return states;
  }

  /** The limits that are used up. */
  public static List<State> exhausted(List<State> states) {
    return states.stream().filter(state -> state.remaining() == 0).toList();
  }

  /** Takes one use for a new submission. The participation must be locked. */
  public static void take(String submissionId, Admission admission, Handle db) {
    QuotaQueries.take(submissionId, admission, db);
  }

  /** Gives the use of a submission back; false when nothing was taken, or it was before. */
  public static boolean giveBack(String submissionId, Handle db) {
    return QuotaQueries.giveBack(submissionId, db);
  }

  /** Names every limit that is used up, and says when to come back. */
  public static Refusal refusal(List<State> exhausted, Instant at) {
    String used =
        exhausted.stream()
            .map(state -> state.used() + " of " + state.limit().limit() + words(state.limit()))
            .collect(Collectors.joining(", "));
    Refusal refusal =
        new Refusal(ProblemType.QUOTA_EXCEEDED, "the team has used " + used)
            .with(
                "violated-policies",
                exhausted.stream().map(state -> state.limit().period().name()).toList());
    List<Instant> again =
        exhausted.stream().map(state -> state.again(at)).filter(Objects::nonNull).toList();
    if (again.size() == exhausted.size()) {
      Instant last = Collections.max(again);
      long seconds = Duration.between(at, last).toSeconds() + 1;
      refusal.header("Retry-After", Long.toString(seconds));
    }
    return refusal;
  }

  private static String words(QuotaLimit limit) {
    return switch (limit.period()) {
      case TOTAL -> " submissions in all";
      case DAY, WEEK, MONTH -> " submissions per " + limit.period();
      case ROLLING -> " submissions within " + limit.hours() + " hours";
      case CONCURRENT -> " submissions at a time";
    };
  }
}
