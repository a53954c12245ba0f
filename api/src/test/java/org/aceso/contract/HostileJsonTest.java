package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies made to cost much are refused soon, and the problem says what is wrong. */
final class HostileJsonTest {
  private static final World WORLD = World.shared();
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int TRIES = 3;

  static Stream<Arguments> bodies() {
    return Stream.of(
        malformed("nested deeper than 64 levels", "{\"a\":" + "[".repeat(1_000_000)),
        malformed("nested deeper than 64 levels", "{\"a\":".repeat(150_000)),
        malformed("a number has more than 64 characters", "{\"a\":" + "9".repeat(1_000_000) + "}"),
        malformed(
            "a number has more than 64 characters", "{\"a\":0." + "1".repeat(1_000_000) + "}"),
        malformed("a number is beyond those that a double holds", "{\"a\":1e400}"),
        malformed("a number is beyond those that a double holds", "[[-1e999999999]]"),
        malformed("a name has more than 256 characters", "{\"" + "n".repeat(1_000_000) + "\":1}"),
        malformed("a member stands twice in one object", "{\"a\":1,\"a\":2}"),
        malformed(
            "a member stands twice in one object", "{" + "\"a\":1,".repeat(150_000) + "\"a\":1}"),
        malformed("there are too many values and brackets", "[" + "0,".repeat(500_000) + "0]"),
        malformed("there are too many values and brackets", "[" + "{},".repeat(300_000) + "{}]"),
        malformed("this is not JSON", "\u0000".repeat(1_000_000)),
        malformed("this is not JSON", "{\"a\":\"" + "\\u00".repeat(200_000)),
        malformed("this is not JSON", " ".repeat(1_000_000) + "}"),
        Arguments.of(
            422, "unknown members", members(9_000), "9003 problems, see errors for the first 100"),
        Arguments.of(422, "members alike", colliding(), "errors"),
        Arguments.of(
            422, "a long text", "{\"slug\":\"" + "a".repeat(1_000_000) + "\"}", "problems"),
        Arguments.of(
            422,
            "wrong values",
            token("\"x\",".repeat(18_000) + "\"x\""),
            "see errors for the first 100"),
        Arguments.of(
            422, "equal values", token("\"admin\",".repeat(18_000) + "\"admin\""), "unique"),
        Arguments.of(422, "a long time", token("\"admin\"", "2".repeat(900_000)), "expiresAt"));
  }

  private static Arguments malformed(String why, String body) {
    return Arguments.of(400, why, body, why);
  }

  private static String members(int count) {
    StringBuilder body = new StringBuilder("{");
    IntStream.range(0, count).forEach(i -> body.append("\"m").append(i).append("\":1,"));
    return body.append("\"slug\":\"ok-1\",\"timeZone\":\"UTC\"}").toString();
  }

  /** Names whose hash codes are all equal. */
  private static String colliding() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 1 << 13; i++) {
      body.append('"');
      for (int bit = 0; bit < 13; bit++) {
        body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      body.append("\":1,");
    }
    return body.append("\"x\":1}").toString();
  }

  private static String token(String scopes) {
    return token(scopes, "2099-01-01T00:00:00Z");
  }

  private static String token(String scopes, String end) {
    return "{\"name\":\"x\",\"scopes\":[" + scopes + "],\"expiresAt\":\"" + end + "\"}";
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("bodies")
  void hostileBody_isRefusedSoon(int status, String name, String body, String detail) {
    String path = body.contains("\"scopes\"") ? "/v1/tokens" : "/v1/challenges";
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    // No measure but a limit: what grows with the square of a body takes minutes.
    long best = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && best >= SOON.toNanos(); i++) {
      long before = System.nanoTime();
      Reply reply = WORLD.administrator().send("POST", path, "application/json", bytes);
      best = Math.min(best, System.nanoTime() - before);
      assertEquals(status, reply.status(), reply.toString());
      assertTrue(reply.text().contains(detail), reply.toString());
      assertTrue(reply.bytes().length < 100_000, "a long answer");
    }
    assertTrue(best < SOON.toNanos(), name + " took " + Duration.ofNanos(best));
  }
}
