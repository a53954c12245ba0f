package org.aceso.phase;

/**
 * At most so many submissions of a team.
 *
 * @param hours how far back a rolling limit looks; null for all others
 */
public record QuotaLimit(int limit, Period period, Integer hours) {

  /** What is counted. Days, weeks and months are those of the challenge's time zone. */
  public enum Period {
    TOTAL,
    DAY,
    WEEK,
    MONTH,
    ROLLING,
    CONCURRENT
  }

  /** Its period in words, such as {@code ROLLING 24 h}. */
  public String name() {
    return hours == null ? period.name() : period + " " + hours + " h";
  }
}
