package org.aceso.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * That an operation is on its way out (RFC 9745), and when it ends (RFC 8594).
 *
 * @param at since when nobody should begin to use it
 * @param sunset from when it may be gone; empty while that is open
 * @param link where it is told what to use instead; empty when nowhere
 */
record Deprecation(Instant at, Optional<Instant> sunset, Optional<String> link) {

  /** As HTTP has it (RFC 9110, section 5.6.7): two digits of the day, unlike RFC 1123. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Reads what the contract says of an operation.
   *
   * @throws IllegalStateException when it says only half of it
   */
  static Optional<Deprecation> of(JsonNode operation) {
    Optional<Instant> at = instant(operation, "x-deprecated-at");
    Optional<Instant> sunset = instant(operation, "x-sunset");
    Optional<String> link = link(operation);
    if (operation.path("deprecated").asBoolean()) {
      Instant since = at.orElseThrow(() -> wrong(operation, "deprecated without x-deprecated-at"));
      if (sunset.filter(end -> end.isBefore(since)).isPresent()) {
        throw wrong(operation, "x-sunset is before x-deprecated-at");
      }
      return Optional.of(new Deprecation(since, sunset, link));
    }
    if (at.isPresent() || sunset.isPresent() || link.isPresent()) {
      throw wrong(operation, "it has an end, but deprecated is not true");
    }
    return Optional.empty();
  }

  /** Says so, whatever is answered otherwise. */
  void announce(Context context) {
    context.header("Deprecation", "@" + at.getEpochSecond());
    sunset.ifPresent(end -> context.header("Sunset", HTTP_DATE.format(end)));
    link.ifPresent(to -> context.header("Link", "<" + to + ">; rel=\"deprecation\""));
  }

  private static Optional<Instant> instant(JsonNode operation, String name) {
    if (!operation.has(name)) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(operation.get(name).asText()).toInstant());
    } catch (DateTimeParseException e) {
      throw wrong(operation, name + " is no date-time");
    }
  }

  /** What stands between angle brackets in a header must be able to stand there. */
  private static Optional<String> link(JsonNode operation) {
    if (!operation.has("x-deprecation-link")) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(operation.get("x-deprecation-link").asText()).toASCIIString());
    } catch (IllegalArgumentException e) {
      throw wrong(operation, "x-deprecation-link is no URI");
    }
  }

  private static IllegalStateException wrong(JsonNode operation, String what) {
    return new IllegalStateException(
        "openapi.yaml: " + operation.get("operationId").asText() + ": " + what);
  }
}
