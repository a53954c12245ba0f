package org.aceso.platform;

import com.fasterxml.jackson.databind.JsonNode;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.wire.NewPlatform;
import org.aceso.wire.PlatformPatch;

/** Platforms and their users on the wire. */
final class PlatformJson {
  private static final int STANDARD_USERS = 10_000;

  private PlatformJson() {}

  static Platform admitted(NewPlatform wanted) {
    return new Platform(
        Ids.next("plt"),
        visible("name", wanted.name()),
        visible("contact", wanted.contact()),
        PlatformState.ACTIVE,
        wanted.maxUsers() == null ? STANDARD_USERS : wanted.maxUsers(),
        wanted.requestsPerMinute(),
        null,
        0,
        null);
  }

  /** The platform with the members of a merge patch; null gives it the installation's limit. */
  static Platform patched(Platform old, Call call) {
    PlatformPatch patch = call.body(PlatformPatch.class);
    JsonNode tree = call.tree();
    return new Platform(
        old.id(),
        patch.name() == null ? old.name() : visible("name", patch.name()),
        patch.contact() == null ? old.contact() : visible("contact", patch.contact()),
        patch.state() == null ? old.state() : PlatformState.valueOf(patch.state().name()),
        patch.maxUsers() == null ? old.maxUsers() : patch.maxUsers(),
        tree.has("requestsPerMinute") ? patch.requestsPerMinute() : old.requestsPerMinute(),
        old.accountId(),
        old.version(),
        old.createdAt());
  }

  static org.aceso.wire.Platform wire(Platform platform) {
    return new org.aceso.wire.Platform(
        platform.id(),
        platform.name(),
        platform.contact(),
        org.aceso.wire.PlatformState.valueOf(platform.state().name()),
        platform.maxUsers(),
        platform.requestsPerMinute(),
        platform.accountId(),
        platform.createdAt());
  }

  static org.aceso.wire.PlatformUser wire(PlatformUser user) {
    return new org.aceso.wire.PlatformUser(
        user.externalId(), user.personId(), user.displayName(), user.createdAt());
  }

  private static String visible(String member, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      throw Refusal.member("#/" + member, "blank", "must hold something visible");
    }
    return stripped;
  }
}
