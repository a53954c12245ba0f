package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A platform's requests are counted for all its users together, and for each user. */
final class PlatformLimitTest {
  private static final String READ = "/v1/me";

  private static TestServer open;
  private static TestServer limited;
  private static World world;

  /** Platforms are made at the first server, whose limits are far. */
  @BeforeAll
  static void start() {
    open = TestServer.start(Map.of());
    world = new World(open, reply -> {});
    limited =
        open.startAnother(
            Map.of("RATE_WINDOW_SECONDS", "3600", "RATE_READS", "5", "RATE_PLATFORM", "40"));
  }

  @AfterAll
  static void stop() {
    limited.close();
    open.close();
  }

  private static World.Platform platform() {
    World.Platform made = world.platform();
    return new World.Platform(made.id(), made.caller().at(limited.url()));
  }

  @Test
  void platformsOwnRequests_countAsThePlatforms() {
    Reply reply = platform().caller().get(READ).expect(200);
    assertEquals("\"platform\";q=40;w=3600", reply.header("RateLimit-Policy"));
  }

  @Test
  void requestForAUser_countsForBoth() {
    World.Platform platform = platform();
    Reply first = platform.user("user-1").get(READ).expect(200);
    assertEquals(
        "\"platform\";q=40;w=3600, \"reads\";q=5;w=3600", first.header("RateLimit-Policy"));
    Map<String, Rate> rates = Rate.of(platform.user("user-2").get(READ).expect(200));
    assertEquals(38, rates.get("platform").remaining());
    assertEquals(4, rates.get("reads").remaining());
  }

  /** What a user could not do is not the platform's loss. */
  @Test
  void userWhoUsedUpTheirs_isRefusedAlone() {
    World.Platform platform = platform();
    for (int i = 0; i < 5; i++) {
      platform.user("eager").get(READ).expect(200);
    }
    Reply refused = platform.user("eager").get(READ).expect(429);
    assertEquals("[\"reads\"]", refused.json().path("violated-policies").toString());
    Reply other = platform.user("calm").get(READ).expect(200);
    assertEquals(34, Rate.of(other).get("platform").remaining());
  }

  @Test
  void limitOfOnePlatform_isItsOwn() {
    World.Platform platform = platform();
    String path = "/v1/platforms/" + platform.id();
    String etag = world.administrator().get(path).expect(200).header("ETag");
    world.administrator().patch(path, etag, Map.of("requestsPerMinute", 6)).expect(200);
    Reply first = platform.caller().get(READ).expect(200);
    assertEquals("\"platform\";q=6;w=60", first.header("RateLimit-Policy"));
    for (int i = 1; i < 6; i++) {
      platform.user("user-" + i).get(READ).expect(200);
    }
    Reply refused = platform.user("user-9").get(READ).expect(429);
    assertEquals("[\"platform\"]", refused.json().path("violated-policies").toString());
    assertTrue(Long.parseLong(refused.header("Retry-After")) <= 60);
    assertEquals(
        404,
        world.administrator().get(path + "/users/user-9").status(),
        "nobody is made known by a refused request");
    platform().user("user-1").get(READ).expect(200);
  }
}
