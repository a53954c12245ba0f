package org.aceso.platform;

import java.util.HashMap;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.NewPlatform;
import org.aceso.wire.PlatformPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on platforms. */
public final class PlatformRoutes {
  private final Platforms platforms;

  public PlatformRoutes(Platforms platforms) {
    this.platforms = platforms;
  }

  public void register(Api api) {
    api.on("listPlatforms", this::list);
    api.on("createPlatform", this::create);
    api.on("getPlatform", this::get);
    api.on("updatePlatform", this::update);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        platforms.page(call.after(), call.limit() + 1, db),
        Platform::id,
        (shown, next) -> new PlatformPage(shown.stream().map(PlatformJson::wire).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Platform platform = platforms.create(PlatformJson.admitted(call.body(NewPlatform.class)), db);
    record(call, AuditAction.PLATFORM_CREATED, platform, db);
    return Answer.created("/v1/platforms/" + platform.id(), PlatformJson.wire(platform))
        .etag(platform.version());
  }

  private Answer get(Call call, Handle db) {
    return answer(platforms.see(call.caller(), call.path("platformId"), db));
  }

  private Answer update(Call call, Handle db) {
    Platform current = platforms.lock(call.path("platformId"), db);
    call.requireMatch(Long.toString(current.version()));
    Platform changed = platforms.update(PlatformJson.patched(current, call), db);
    record(call, AuditAction.PLATFORM_CHANGED, changed, db);
    return answer(changed);
  }

  private static Answer answer(Platform platform) {
    return Answer.ok(PlatformJson.wire(platform)).etag(platform.version());
  }

  private static void record(Call call, AuditAction action, Platform platform, Handle db) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("state", platform.state());
    facts.put("maxUsers", platform.maxUsers());
    facts.put("requestsPerMinute", platform.requestsPerMinute());
    Audit.record(call, action, null, platform.id(), facts, db);
  }
}
