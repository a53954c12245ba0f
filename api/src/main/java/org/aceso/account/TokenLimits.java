package org.aceso.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * How long tokens live at most.
 *
 * @param most that which administrators make, and the machine's operator
 * @param selfMade that which people make for themselves
 */
public record TokenLimits(Duration most, Duration selfMade) {

  /** When a token ends that is wanted until then, or as long as may be; refuses what is longer. */
  static Instant end(Optional<Instant> wanted, Duration most, Handle db) {
    Instant now = DatabaseClock.now(db);
    Instant latest = now.plus(most);
    Instant end = wanted.orElse(latest);
    if (!end.isAfter(now)) {
      throw Refusal.member("#/expiresAt", "past", "must be in the future");
    }
    if (end.isAfter(latest)) {
      throw Refusal.member(
          "#/expiresAt", "too-late", "must be at most " + most.toDays() + " days ahead");
    }
    return end;
  }
}
