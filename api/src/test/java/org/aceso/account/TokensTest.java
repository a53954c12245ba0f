package org.aceso.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;
import org.aceso.Refused;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.http.Authenticator;
import org.aceso.http.Digests;
import org.aceso.http.Refusal;
import org.aceso.oidc.OidcSettings;
import org.aceso.oidc.Providers;
import org.aceso.wire.NewPerson;
import org.aceso.wire.NewToken;
import org.aceso.wire.Scope;
import org.aceso.wire.Token;
import org.aceso.wire.TokenPage;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What is promised of personal tokens, with two servers on one database. */
final class TokensTest {
  private static TestServer server;
  private static TestServer another;
  private static Caller administrator;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("WORKERS", "0"));
    another = server.startAnother(Map.of("WORKERS", "0", "SELF_MADE_TOKEN_DAYS", "0"));
    administrator = Caller.with(server.url(), server.administrator());
  }

  @AfterAll
  static void stop() {
    another.close();
    server.close();
  }

  @Test
  void revokedToken_isRefusedByEveryServerFromTheNextRequestOn() throws ApiException {
    for (int time = 0; time < 20; time++) {
      Token token = token(person(), null, Scope.CHALLENGE_READ);
      Caller holder = Caller.with(server.url(), token.secret());
      holder.access().getMe();
      holder.at(another.url()).access().getMe();
      administrator.access().revokeToken(token.id());
      assertEquals(401, Refused.by(() -> holder.at(another.url()).access().getMe()).status());
      assertEquals(401, Refused.by(() -> holder.access().getMe()).status());
    }
  }

  @Test
  void secret_isShownOnceAndKeptAsAHash() throws ApiException {
    Token token = token(person(), null, Scope.CHALLENGE_READ);
    Caller holder = Caller.with(server.url(), token.secret());
    assertNull(holder.access().getToken(token.id()).secret());
    assertTrue(
        holder.access().listTokens(null, null).items().stream().allMatch(t -> t.secret() == null));
    byte[] stored =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery("SELECT secret_hash FROM token WHERE id = ?")
                        .bind(0, token.id())
                        .mapTo(byte[].class)
                        .one());
    assertEquals(32, stored.length);
    assertTrue(MessageDigest.isEqual(Digests.sha256(token.secret()), stored));
    List<String> tables =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery(
                            "SELECT t::text FROM aceso.token t UNION ALL"
                                + " SELECT encode(body, 'escape') FROM aceso.idempotency")
                        .mapTo(String.class)
                        .list());
    assertTrue(tables.stream().noneMatch(row -> row != null && row.contains(token.secret())));
  }

  @Test
  void lastUse_isOfTheTokenThatWasUsed() throws ApiException {
    String person = person();
    Token used = token(person, null, Scope.CHALLENGE_READ);
    Token idle = token(person, null, Scope.CHALLENGE_READ);
    Caller holder = Caller.with(server.url(), used.secret());
    holder.access().getMe();
    Instant last = holder.access().getToken(used.id()).lastUsedAt();
    assertTrue(Duration.between(last, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
    assertNull(holder.access().getToken(idle.id()).lastUsedAt());
  }

  @Test
  void expiredToken_isRefused() throws ApiException {
    Token token = token(person(), null, Scope.CHALLENGE_READ);
    Caller holder = Caller.with(server.url(), token.secret());
    holder.access().getMe();
    expire(token.id());
    assertEquals(401, Refused.by(() -> holder.access().getMe()).status());
  }

  @Test
  void list_isPagesWithTheNewestFirst() throws ApiException {
    String person = person();
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(0, token(person, null, Scope.CHALLENGE_READ).id());
    }
    Caller holder = Caller.with(server.url(), token(person, null, Scope.CHALLENGE_READ).secret());
    List<String> listed = new ArrayList<>();
    String next = null;
    do {
      TokenPage page = holder.access().listTokens(2, next);
      assertTrue(page.items().size() <= 2);
      page.items().forEach(token -> listed.add(token.id()));
      next = page.next();
    } while (next != null);
    assertEquals(made, listed.subList(1, 6));
    assertEquals(6, listed.size());
  }

  @Test
  void foreignToken_isAsOneThatIsNotThere() throws ApiException {
    Token foreign = token(person(), null, Scope.CHALLENGE_READ);
    Caller other = Caller.with(server.url(), token(person(), null, Scope.CHALLENGE_READ).secret());
    Refused there = Refused.by(() -> other.access().getToken(foreign.id()));
    Refused missing = Refused.by(() -> other.access().getToken("tok_" + "0".repeat(26)));
    assertEquals(404, there.status());
    assertEquals(missing.problem().detail(), there.problem().detail());
    assertEquals(404, Refused.by(() -> other.access().revokeToken(foreign.id())).status());
    assertEquals(foreign.id(), administrator.access().getToken(foreign.id()).id());
  }

  @Test
  void selfMadeToken_livesNinetyDaysAtMost_andAnAdministratorsAYear() throws ApiException {
    Token granted = token(person(), days(365).minusSeconds(60), Scope.CHALLENGE_READ);
    assertEquals("too-late", code(() -> token(person(), days(365).plusSeconds(60), Scope.ADMIN)));
    Caller holder = Caller.with(server.url(), granted.secret());
    Token standard = holder.access().createToken(wanted(null), null);
    Duration life = Duration.between(Instant.now(), standard.expiresAt());
    assertTrue(life.compareTo(Duration.ofDays(90)) <= 0 && life.toDays() >= 89, life.toString());
    assertEquals(
        "too-late",
        code(() -> holder.access().createToken(wanted(days(90).plusSeconds(60)), null)));
    assertEquals(
        "past",
        code(() -> holder.access().createToken(wanted(Instant.now().minusSeconds(5)), null)));
  }

  @Test
  void tokenMadeWithAToken_endsWithItAtTheLatest() throws ApiException {
    Token granted = token(person(), days(2), Scope.CHALLENGE_READ);
    Caller holder = Caller.with(server.url(), granted.secret());
    assertEquals(granted.expiresAt(), holder.access().createToken(wanted(null), null).expiresAt());
    assertEquals(
        403, Refused.by(() -> holder.access().createToken(wanted(days(3)), null)).status());
  }

  @Test
  void serverThatLetsPeopleMakeNone_saysSo() throws ApiException {
    Token granted = token(person(), null, Scope.CHALLENGE_READ);
    Caller holder = Caller.with(another.url(), granted.secret());
    assertEquals(403, Refused.by(() -> holder.access().createToken(wanted(null), null)).status());
  }

  /** Nothing that takes time tells an unknown token from one that was good, or still is. */
  @Test
  void unknownRevokedAndExpiredTokens_areAnsweredAlikeByTheSameWork() throws ApiException {
    Token good = token(person(), null, Scope.CHALLENGE_READ);
    Token revoked = token(person(), null, Scope.CHALLENGE_READ);
    Token expired = token(person(), null, Scope.CHALLENGE_READ);
    Caller.with(server.url(), good.secret()).access().getMe();
    administrator.access().revokeToken(revoked.id());
    expire(expired.id());
    Authenticator credentials =
        new Credentials(
            new Providers(
                new OidcSettings(
                    List.of(), Set.of(), Set.of(), "scope", Duration.ZERO, Duration.ZERO, false)));
    AtomicInteger statements = new AtomicInteger();
    try (Handle db = server.jdbi().open()) {
      db.setSqlLogger(
          new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
              statements.incrementAndGet();
            }
          });
      for (String secret :
          List.of(good.secret(), TokenSecret.next(), revoked.secret(), expired.secret())) {
        statements.set(0);
        boolean in = isIn(credentials, secret, db);
        assertEquals(secret.equals(good.secret()), in);
        assertEquals(1, statements.get());
      }
    }
    List<String> details = new ArrayList<>();
    for (String secret : List.of(TokenSecret.next(), revoked.secret(), expired.secret(), "junk")) {
      Refused refused = Refused.by(() -> Caller.with(server.url(), secret).access().getMe());
      details.add(refused.status() + refused.problem().detail() + refused.problem().type());
    }
    assertEquals(1, details.stream().distinct().count(), details.toString());
  }

  private static boolean isIn(Authenticator credentials, String secret, Handle db) {
    try {
      credentials.check(secret).principal(db);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  @Test
  void oneTimeToken_endsWhenItIsExchanged() throws Exception {
    try (TestServer fresh = TestServer.start(Map.of("WORKERS", "0"))) {
      String first = Files.readString(fresh.data().resolve("admin-token")).strip();
      Caller starter = Caller.with(fresh.url(), first);
      assertEquals(true, starter.access().getMe().administrator());
      String person = starter.access().createPerson(new NewPerson("Ada"), null).id();
      List<Scope> all = List.of(Scope.values());
      starter.access().createToken(new NewToken(person, "hers", all, null), null);
      starter.access().createToken(wanted(null), null);
      String own =
          starter.access().createToken(new NewToken(null, "mine", all, null), null).secret();
      assertNotEquals(first, own);
      assertEquals(401, Refused.by(() -> starter.access().getMe()).status());
      assertEquals(true, Caller.with(fresh.url(), own).access().getMe().administrator());
      try (TestServer second = fresh.startAnother(Map.of("WORKERS", "0"))) {
        assertFalse(Files.exists(second.data().resolve("admin-token")));
      }
    }
  }

  private static String person() throws ApiException {
    return administrator.access().createPerson(new NewPerson("Somebody"), null).id();
  }

  private static Token token(String person, Instant end, Scope... scopes) throws ApiException {
    NewToken wanted = new NewToken(person, "test", List.of(scopes), end);
    return administrator.access().createToken(wanted, null);
  }

  private static NewToken wanted(Instant end) {
    return new NewToken(null, "script", List.of(Scope.CHALLENGE_READ), end);
  }

  private static Instant days(int days) {
    return Instant.now().plus(Duration.ofDays(days));
  }

  private static String code(Executable request) {
    Refused refused = Refused.by(request);
    assertEquals(422, refused.status());
    return refused.problem().errors().get(0).code();
  }

  private static void expire(String id) {
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE token SET expires_at = now() - interval '1 ms' WHERE id = ?", id));
  }
}
