package org.aceso.quota;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.aceso.phase.QuotaLimit;

/**
 * A day, week or month of a challenge's time zone.
 *
 * @param start the first instant of its first day: where clocks go back to midnight, the earlier of
 *     the two; where they go forward over it, the one after the gap
 * @param reset the first instant after it
 */
record CalendarPeriod(Instant start, Instant reset) {

  /** The one that an instant is in. */
  static CalendarPeriod of(QuotaLimit.Period unit, Instant at, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(at, zone);
    return switch (unit) {
      case DAY -> of(day, day.plusDays(1), zone);
      case WEEK -> {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        yield of(monday, monday.plusWeeks(1), zone);
      }
      case MONTH -> of(day.withDayOfMonth(1), day.withDayOfMonth(1).plusMonths(1), zone);
      default -> throw new IllegalArgumentException(unit + " is not of the calendar");
    };
  }

  private static CalendarPeriod of(LocalDate first, LocalDate next, ZoneId zone) {
    return new CalendarPeriod(
        first.atStartOfDay(zone).toInstant(), next.atStartOfDay(zone).toInstant());
  }
}
