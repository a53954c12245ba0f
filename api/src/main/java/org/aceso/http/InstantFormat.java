package org.aceso.http;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.DateTimeFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * RFC 3339 without its leniencies: what passes is an {@link Instant} of the years 1 to 9999, also
 * when the database has rounded it to microseconds.
 */
final class InstantFormat extends DateTimeFormat {
  private static final Pattern SHAPE =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})");

  @Override
  public boolean matches(ExecutionContext context, String value) {
    if (!SHAPE.matcher(value).matches() || !super.matches(context, value)) {
      return false;
    }
    try {
      int year =
          DateTimeFormatter.ISO_INSTANT
              .parse(value, Instant::from)
              .plusNanos(500)
              .atZone(ZoneOffset.UTC)
              .getYear();
      return year >= 1 && year <= 9999;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
