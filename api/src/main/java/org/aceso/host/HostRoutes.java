package org.aceso.host;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.ChallengeHostPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on who hosts what. */
public final class HostRoutes {
  private final Hosts hosts;

  public HostRoutes(Hosts hosts) {
    this.hosts = hosts;
  }

  public void register(Api api) {
    api.on("listHosts", this::list);
    api.on("hostChallenge", this::put);
    api.on("unhostChallenge", this::end);
    api.on("listPlatformChallenges", this::ofPlatform);
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return page(call, hosts.page(audience, call.after(), call.limit() + 1, db), Host::platformId);
  }

  private Answer put(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Hosts.Standing standing = hosts.put(audience, call.path("platformId"), db);
    record(call, standing, db);
    return standing.effect() == Hosts.Effect.OFFERED
        ? Answer.created(HostJson.wire(standing.host(), call.caller()))
        : Answer.ok(HostJson.wire(standing.host(), call.caller()));
  }

  private Answer end(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    record(call, hosts.end(audience, call.path("platformId"), db), db);
    return Answer.noContent();
  }

  private Answer ofPlatform(Call call, Handle db) {
    String platform = call.path("platformId");
    return page(
        call,
        hosts.ofPlatform(call.caller(), platform, call.after(), call.limit() + 1, db),
        Host::challengeId);
  }

  private static Answer page(Call call, List<Host> found, Function<Host, String> key) {
    return call.page(
        found,
        key,
        (shown, next) ->
            new ChallengeHostPage(
                shown.stream().map(one -> HostJson.wire(one, call.caller())).toList(), next));
  }

  private static void record(Call call, Hosts.Standing standing, Handle db) {
    if (standing.effect() == Hosts.Effect.NONE) {
      return;
    }
    Host host = standing.host();
    Audit.record(
        call,
        AuditAction.HOSTING_CHANGED,
        host.challengeId(),
        host.platformId(),
        Map.of("state", host.state()),
        db);
  }
}
