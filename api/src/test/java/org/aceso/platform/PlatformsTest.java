package org.aceso.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.NewPlatform;
import org.aceso.wire.NewPlatformToken;
import org.aceso.wire.Platform;
import org.aceso.wire.PlatformPatch;
import org.aceso.wire.Scope;
import org.aceso.wire.Token;
import org.junit.jupiter.api.Test;

/** Platforms and their credentials over HTTP. */
final class PlatformsTest {
  private static final PlatformPatch SUSPEND = state(org.aceso.wire.PlatformState.SUSPENDED);
  private static final PlatformPatch READMIT = state(org.aceso.wire.PlatformState.ACTIVE);

  private final TestServer server = TestServer.shared();
  private final Caller administrator = Scene.administrator(server);

  @Test
  void administrator_admitsAndChangesPlatforms() throws ApiException {
    NewPlatform wanted = new NewPlatform(" Hospital ", "ops@hospital.example", 50, null);
    Platform made = administrator.platforms().createPlatform(wanted, null);
    assertEquals("Hospital", made.name());
    assertEquals(50, made.maxUsers());
    assertNull(made.requestsPerMinute());
    PlatformPatch more = new PlatformPatch(null, null, null, 60, 6000);
    Platform changed = administrator.platforms().updatePlatform(made.id(), more, "\"1\"");
    assertEquals(6000, changed.requestsPerMinute());
    assertEquals(changed, administrator.platforms().getPlatform(made.id(), null));
    assertTrue(administrator.platforms().listPlatforms(null, null).items().contains(changed));
    Refused.with(412, () -> administrator.platforms().updatePlatform(made.id(), more, "\"1\""));
  }

  @Test
  void nobodyElse_admitsThem() throws ApiException {
    Caller stranger = Scene.open().stranger();
    Hosting hosting = Hosting.admitted();
    NewPlatform wanted = new NewPlatform("Mine", "me@example.org", null, null);
    for (Caller other : List.of(stranger, hosting.account(), hosting.user("u1"))) {
      Refused.with(403, () -> other.platforms().createPlatform(wanted, null));
      Refused.with(403, () -> other.platforms().listPlatforms(null, null));
      Refused.with(403, () -> other.platforms().updatePlatform(hosting.id(), READMIT, "*"));
      Refused.with(403, () -> other.platforms().listPlatformTokens(hosting.id(), null, null));
    }
  }

  @Test
  void platform_readsItselfAndNoOther() throws ApiException {
    Hosting one = Hosting.admitted();
    Hosting other = Hosting.admitted();
    assertEquals(one.platform(), one.account().platforms().getPlatform(one.id(), null));
    Refused.with(404, () -> one.account().platforms().getPlatform(other.id(), null));
    Refused.with(404, () -> one.account().platforms().listPlatformUsers(other.id(), null, null));
    Refused.with(
        404, () -> one.account().platforms().listPlatformChallenges(other.id(), null, null));
    Refused.with(403, () -> one.user("u1").platforms().getPlatform(one.id(), null));
  }

  @Test
  void tokens_areChangedWhileThePlatformGoesOn() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Token next = Hosting.token(server, hosting.id(), List.of(Scope.CHALLENGE_READ));
    Caller renewed = hosting.with(server, next);
    List<Token> all =
        administrator.platforms().listPlatformTokens(hosting.id(), null, null).items();
    assertEquals(2, all.size());
    assertTrue(all.stream().allMatch(token -> token.secret() == null));
    assertEquals(next.id(), all.get(0).id());
    administrator.platforms().revokePlatformToken(hosting.id(), all.get(1).id());
    Refused.with(401, () -> hosting.user("u1").access().getMe());
    assertEquals(hosting.id(), renewed.onBehalfOf("u1").access().getMe().platformId());
    Hosting other = Hosting.admitted();
    Refused.with(404, () -> administrator.platforms().revokePlatformToken(other.id(), next.id()));
  }

  /** A scanner finds it, a slip of the pen is refused without a look-up, and no copy is kept. */
  @Test
  void secret_hasAPrefixAndAChecksumAndIsStoredAsItsHash() throws ApiException {
    Hosting hosting = Hosting.admitted();
    String secret = Hosting.token(server, hosting.id(), List.of(Scope.CHALLENGE_READ)).secret();
    assertTrue(secret.matches("aceso_plt_[0-9a-z]{64}[0-9a-f]{8}"), secret);
    String row =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery(
                            "SELECT string_agg(t::text, '') FROM token t WHERE person_id ="
                                + " :account")
                        .bind("account", hosting.platform().accountId())
                        .mapTo(String.class)
                        .one());
    assertFalse(row.contains(secret.substring(10, 30)));
    char wrong = secret.charAt(20) == 'a' ? 'b' : 'a';
    String mistyped = secret.substring(0, 20) + wrong + secret.substring(21);
    assertEquals(401, statusWith(mistyped));
    assertEquals(200, statusWith(secret));
  }

  @Test
  void platformsTokens_liveAsLongAsTheServerAllows() throws ApiException {
    Hosting hosting = Hosting.admitted();
    List<Scope> scopes = List.of(Scope.CHALLENGE_READ);
    Instant most = Instant.now().plus(Duration.ofDays(365));
    NewPlatformToken late = new NewPlatformToken("late", scopes, most.plusSeconds(600));
    Refused refused =
        Refused.by(() -> administrator.platforms().createPlatformToken(hosting.id(), late, null));
    assertEquals(422, refused.status());
    assertEquals("#/expiresAt", refused.problem().errors().get(0).pointer());
    assertEquals("too-late", refused.problem().errors().get(0).code());
    NewPlatformToken open = new NewPlatformToken("open", scopes, null);
    Instant end =
        administrator.platforms().createPlatformToken(hosting.id(), open, null).expiresAt();
    assertTrue(Duration.between(most, end).abs().compareTo(Duration.ofMinutes(5)) < 0);
    NewPlatformToken past = new NewPlatformToken("past", scopes, Instant.now().minusSeconds(5));
    Refused.with(
        422, () -> administrator.platforms().createPlatformToken(hosting.id(), past, null));
  }

  @Test
  void platformsTokens_neverAdminister() throws ApiException {
    Hosting hosting = Hosting.admitted();
    NewPlatformToken mighty =
        new NewPlatformToken(
            "mighty", List.of(Scope.ADMIN), java.time.Instant.now().plusSeconds(60));
    Refused.with(
        422, () -> administrator.platforms().createPlatformToken(hosting.id(), mighty, null));
    Refused.with(
        404,
        () ->
            administrator
                .roles()
                .grantInstallationRole(
                    org.aceso.wire.InstallationRole.ADMINISTRATOR, hosting.platform().accountId()));
  }

  @Test
  void suspendedPlatform_isRefusedOnEveryServerWithinASecond() throws ApiException {
    try (TestServer first = TestServer.start(Map.of());
        TestServer second = first.startAnother(Map.of())) {
      Hosting hosting = Hosting.admitted(first, null);
      List<Caller> callers =
          List.of(
              hosting.account(),
              hosting.user("u1"),
              hosting.account().at(second.url()),
              hosting.user("u1").at(second.url()));
      String person = hosting.user("u1").access().getMe().person().id();
      assertAll(callers, 200);
      Caller admin = Scene.administrator(first);
      admin.platforms().updatePlatform(hosting.id(), SUSPEND, "*");
      assertAll(callers, 401);
      admin.platforms().updatePlatform(hosting.id(), READMIT, "*");
      assertAll(callers, 200);
      assertEquals(person, hosting.user("u1").access().getMe().person().id());
    }
  }

  @Test
  void revokedToken_isRefusedOnEveryServerAtOnce() throws ApiException {
    try (TestServer first = TestServer.start(Map.of());
        TestServer second = first.startAnother(Map.of())) {
      Hosting hosting = Hosting.admitted(first, null);
      Token token = Hosting.token(first, hosting.id(), List.of(Scope.CHALLENGE_READ));
      Caller caller = hosting.with(first, token);
      List<Caller> callers =
          List.of(caller, caller.at(second.url()), caller.onBehalfOf("u").at(second.url()));
      assertAll(callers, 200);
      Scene.administrator(first).platforms().revokePlatformToken(hosting.id(), token.id());
      assertAll(callers, 401);
      assertNotEquals(401, Refused.status(() -> hosting.account().access().getMe()));
    }
  }

  private static void assertAll(List<Caller> callers, int status) {
    for (Caller caller : callers) {
      assertEquals(status, Refused.status(() -> caller.access().getMe()));
    }
  }

  private int statusWith(String secret) {
    return Scene.anonymous(server)
        .send("GET", "/v1/me", "", Map.of("Authorization", "Bearer " + secret))
        .status();
  }

  private static PlatformPatch state(org.aceso.wire.PlatformState state) {
    return new PlatformPatch(null, null, state, null, null);
  }
}
