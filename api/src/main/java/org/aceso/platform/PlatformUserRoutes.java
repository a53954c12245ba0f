package org.aceso.platform;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.NamedUser;
import org.aceso.wire.PlatformUserPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on the people whom platforms brought. */
public final class PlatformUserRoutes {
  private final Platforms platforms;
  private final PlatformUsers users;

  public PlatformUserRoutes(Platforms platforms, PlatformUsers users) {
    this.platforms = platforms;
    this.users = users;
  }

  public void register(Api api) {
    api.on("listPlatformUsers", this::list);
    api.on("getPlatformUser", this::get);
    api.on("putPlatformUser", this::put);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        users.page(platform(call, db), call.after(), call.limit() + 1, db),
        PlatformUser::externalId,
        (shown, next) ->
            new PlatformUserPage(shown.stream().map(PlatformJson::wire).toList(), next));
  }

  private Answer get(Call call, Handle db) {
    return Answer.ok(PlatformJson.wire(users.get(platform(call, db), call.path("externalId"), db)));
  }

  private Answer put(Call call, Handle db) {
    platform(call, db);
    PlatformUsers.Known known =
        users.put(call, call.path("externalId"), call.body(NamedUser.class).displayName(), db);
    return known.fresh()
        ? Answer.created(PlatformJson.wire(known.user()))
        : Answer.ok(PlatformJson.wire(known.user()));
  }

  /** Another platform's users are no more there than that platform is. */
  private String platform(Call call, Handle db) {
    return platforms.see(call.caller(), call.path("platformId"), db).id();
  }
}
