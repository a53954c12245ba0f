package org.aceso.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.aceso.TestServer;

/** The people of a running server. */
final class World {
  static final List<String> COMPETITOR =
      List.of(
          "challenge:read",
          "dataset:read",
          "team:read",
          "team:write",
          "submission:read",
          "submission:write",
          "upload:write",
          "leaderboard:read",
          "webhook:read",
          "webhook:write");
  static final List<String> ORGANISER =
      Stream.concat(COMPETITOR.stream(), Stream.of("challenge:write", "dataset:write")).toList();

  static final List<String> SCOPES =
      StreamSupport.stream(Spec.ROOT.at("/components/schemas/Scope/enum").spliterator(), false)
          .map(JsonNode::asText)
          .toList();
  static final List<String> PLATFORM =
      SCOPES.stream().filter(scope -> !scope.equals("admin")).toList();

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final Caller anonymous;
  private final Caller administrator;

  World(TestServer server, Watcher watcher) {
    this.anonymous = Caller.anonymous(server.url(), watcher);
    this.administrator = anonymous.as(server.administrator());
  }

  static World shared() {
    return new World(TestServer.shared(), reply -> {});
  }

  Caller anonymous() {
    return anonymous;
  }

  Caller administrator() {
    return administrator;
  }

  /** A new person with a token for these scopes. */
  Caller person(List<String> scopes) {
    String id =
        administrator
            .post("/v1/people", Map.of("displayName", "Person " + NEXT.incrementAndGet()))
            .expect(201)
            .get("id");
    Map<String, Object> token = Map.of("personId", id, "name", "test", "scopes", scopes);
    return anonymous.as(administrator.post("/v1/tokens", token).expect(201).get("secret"));
  }

  /**
   * A hosting platform.
   *
   * @param caller its own account
   */
  record Platform(String id, Caller caller) {
    /** One of its users. */
    Caller user(String externalId) {
      return caller.with("On-Behalf-Of", externalId);
    }
  }

  /** A new hosting platform with a token for everything that one may have. */
  Platform platform() {
    Map<String, Object> wanted =
        Map.of("name", "Platform " + NEXT.incrementAndGet(), "contact", "operations@example.org");
    String id = administrator.post("/v1/platforms", wanted).expect(201).get("id");
    Map<String, Object> token = Map.of("name", "test", "scopes", PLATFORM);
    String path = "/v1/platforms/" + id + "/tokens";
    return new Platform(
        id, anonymous.as(administrator.post(path, token).expect(201).get("secret")));
  }

  /** A challenge that takes registrations, with a new organiser. */
  Trial trial() {
    return Trial.open(person(ORGANISER), this, "trial-" + NEXT.incrementAndGet());
  }
}
