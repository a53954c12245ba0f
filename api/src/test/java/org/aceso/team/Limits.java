package org.aceso.team;

import java.time.Instant;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.client.ApiException;

/** What a challenge says of its teams. */
final class Limits {
  private Limits() {}

  /** Sets both members; null takes one away, which the generated client has no way to say. */
  static void set(Scene scene, Integer size, Instant freeze) throws ApiException {
    String at = freeze == null ? "null" : "\"" + freeze + "\"";
    Caller.Reply reply =
        scene
            .organiser()
            .send(
                "PATCH",
                "/v1/challenges/" + scene.challengeId(),
                "{\"maxTeamSize\":" + size + ",\"teamsFreezeAt\":" + at + "}",
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"));
    if (reply.status() != 200) {
      throw new ApiException(reply.status(), "refused", null, reply.body().toString());
    }
  }
}
