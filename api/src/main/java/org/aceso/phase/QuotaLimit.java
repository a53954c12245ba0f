package org.aceso.phase;

/** At most so many submissions of a team in a period. */
public record QuotaLimit(int limit, Period period) {

  /** Periods begin in the challenge's time zone; weeks on Monday. */
  public enum Period {
    TOTAL,
    DAY,
    WEEK,
    MONTH
  }
}
