package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that knows what it is called from outside says so wherever it names itself. */
final class PublicUrlTest {
  private static final String URL = "https://api.example.org/aceso";

  private static TestServer server;
  private static Caller anonymous;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PUBLIC_URL", URL + "/"));
    anonymous = Caller.anonymous(server.url(), reply -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void typeOfAProblem_isAbsolute() {
    Reply reply = anonymous.get("/v1/nowhere").expect(404);
    assertEquals(URL + "/problems/not-found", reply.get("type"));
    assertEquals(
        URL + "/problems/not-found", anonymous.get("/problems/not-found").expect(200).get("type"));
    RawReply broken = RawReply.of(server.url(), "GET /v1/meta HTTP/9.9\r\n");
    assertTrue(broken.text().contains('"' + URL + "/problems/malformed-request\""), broken.text());
  }

  @Test
  void linkAndLocation_areAbsolute() {
    Caller administrator = anonymous.as(server.administrator());
    for (String slug : new String[] {"first-of-two", "second-of-two"}) {
      Reply made = administrator.post("/v1/challenges", Trial.challenge(slug)).expect(201);
      assertEquals(URL + "/v1/challenges/" + made.get("id"), made.header("Location"));
    }
    Reply page = administrator.get("/v1/challenges?limit=1").expect(200);
    assertTrue(page.header("Link").startsWith("<" + URL + "/v1/challenges?limit=1&after="));
  }
}
