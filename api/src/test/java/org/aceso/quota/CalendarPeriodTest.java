package org.aceso.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.aceso.phase.QuotaLimit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CalendarPeriodTest {

  @ParameterizedTest
  @CsvSource({
    "DAY, Europe/Paris, 2026-11-28T22:59:59.999999Z, 2026-11-27T23:00:00Z, 2026-11-28T23:00:00Z",
    "DAY, Europe/Paris, 2026-11-28T23:00:00Z, 2026-11-28T23:00:00Z, 2026-11-29T23:00:00Z",
    "WEEK, Europe/Paris, 2026-11-29T12:00:00Z, 2026-11-22T23:00:00Z, 2026-11-29T23:00:00Z",
    "MONTH, Europe/Paris, 2026-10-30T12:00:00Z, 2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
    "DAY, Europe/Paris, 2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "DAY, UTC, 2028-02-29T00:00:00Z, 2028-02-29T00:00:00Z, 2028-03-01T00:00:00Z",
    // Clocks go back to midnight: the day has begun an hour before.
    "DAY, Atlantic/Azores, 2025-10-26T00:30:00Z, 2025-10-26T00:00:00Z, 2025-10-27T01:00:00Z",
    "DAY, Atlantic/Azores, 2025-10-26T01:30:00Z, 2025-10-26T00:00:00Z, 2025-10-27T01:00:00Z",
    "MONTH, America/Havana, 2026-11-01T04:30:00Z, 2026-11-01T04:00:00Z, 2026-12-01T05:00:00Z",
    // Clocks go forward over midnight: the day begins at one.
    "DAY, America/Havana, 2026-03-08T12:00:00Z, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    "DAY, Pacific/Apia, 2011-12-31T12:00:00Z, 2011-12-31T10:00:00Z, 2012-01-01T10:00:00Z"
  })
  void period_isThatOfTheZone(
      QuotaLimit.Period unit, ZoneId zone, Instant at, Instant start, Instant reset) {
    assertEquals(new CalendarPeriod(start, reset), CalendarPeriod.of(unit, at, zone));
  }
}
