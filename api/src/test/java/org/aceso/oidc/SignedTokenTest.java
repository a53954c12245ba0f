package org.aceso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.aceso.TestServer;
import org.aceso.Together;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens of an identity provider at a server that takes them; the clocks may differ by 30 seconds.
 */
final class SignedTokenTest {
  private static final RSAKey KEY = IssuerProcess.key("first");

  @TempDir private static Path folder;
  private static IssuerProcess issuer;
  private static TestServer server;
  private static Forger forger;
  private static Door door;

  @BeforeAll
  static void start() throws IOException {
    issuer = IssuerProcess.start(folder, KEY);
    server = TestServer.start(issuer.settings());
    forger = new Forger(issuer.url(), KEY);
    door = new Door(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
    issuer.close();
  }

  @Test
  void signIn_isAPersonWithExactlyTheScopesOfTheToken() {
    String token = issuer.signIn("ada", "challenge:read", "team:read").accessToken();
    JsonNode me = door.me(token).body();
    assertEquals("OIDC", me.get("credential").asText());
    assertEquals(issuer.url(), me.get("issuer").asText());
    assertEquals("Ada", me.at("/person/displayName").asText());
    assertEquals(List.of("challenge:read", "team:read"), words(me.get("scopes")));
    assertFalse(me.get("administrator").asBoolean());
    assertEquals(200, door.get("/v1/challenges", token).status());
    Door.Reply more = door.send("POST", "/v1/challenges", token, "{}");
    assertEquals(403, more.status());
    assertTrue(
        more.headers().firstValue("WWW-Authenticate").orElseThrow().contains("challenge:write"));
  }

  @Test
  void nextSignIn_isTheSamePersonAndChangesNoName() {
    String first = id(door.me(issuer.signIn("grace").accessToken()));
    String renamed = forger.token(Forger.with(Map.of("sub", "grace", "name", "Somebody Else")));
    Door.Reply again = door.me(renamed);
    assertEquals(first, id(again));
    assertEquals("Grace", again.body().at("/person/displayName").asText());
  }

  @Test
  void firstRequestsAtTheSameTime_makeOnePerson() throws Exception {
    String token = issuer.signIn("twin").accessToken();
    List<String> ids = Together.run(16, i -> () -> id(door.me(token)));
    assertEquals(1, Set.copyOf(ids).size(), ids.toString());
    int people =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery("SELECT count(*) FROM person WHERE display_name = 'Twin'")
                        .mapTo(Integer.class)
                        .one());
    assertEquals(1, people);
  }

  @ParameterizedTest
  @CsvSource({
    "Zoë, ignored, Zoë",
    "'  ', ada99, ada99",
    "'a\u202Eb', ada98, ada98",
    "'a\uE000b', ada97, ada97",
    "'a\u0007b', 'c\u200Fd', unnamed"
  })
  void displayName_isThatOfTheClaimsWhenItCanBeShown(String name, String user, String shown) {
    Map<String, String> claims =
        Map.of("sub", "named-" + shown, "name", name, "preferred_username", user);
    Door.Reply me = door.me(forger.token(Forger.with(claims)));
    assertEquals(shown, me.body().at("/person/displayName").asText());
  }

  @Test
  void identityToken_isForThePlatformAndRefused() {
    refused("the token is for another audience", issuer.signIn("ada").identityToken());
  }

  @ParameterizedTest
  @ValueSource(strings = {"at+jwt", "application/at+jwt", "JWT", "AT+JWT", ""})
  void type_isThatOfAnAccessTokenOrNone(String type) {
    JWSHeader.Builder header = Forger.header(KEY.getKeyID());
    header.type(type.isEmpty() ? null : new JOSEObjectType(type));
    assertEquals(200, door.me(forger.token(header.build())).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dpop+jwt", "logout+jwt", "id+jwt"})
  void anotherType_isRefused(String type) {
    JWSHeader header = Forger.header(KEY.getKeyID()).type(new JOSEObjectType(type)).build();
    refused("the token is of another type (typ)", forger.token(header));
  }

  static Stream<List<Object>> times() {
    return Stream.of(
        List.of("exp", -25, "fine"),
        List.of("exp", -35, "the token has expired"),
        List.of("nbf", 25, "fine"),
        List.of("nbf", 35, "the token is not valid yet"),
        List.of("iat", 25, "fine"),
        List.of("iat", 35, "the token was issued in the future"),
        List.of("iat", -86_420, "fine"),
        List.of("iat", -86_440, "the token is too old"));
  }

  @ParameterizedTest
  @MethodSource("times")
  void clocks_mayDifferByThirtySeconds(List<Object> row) {
    Date time = Date.from(Instant.now().plusSeconds((int) row.get(1)));
    String token = forger.token(Forger.with(Map.of((String) row.get(0), time)));
    if (row.get(2).equals("fine")) {
      assertEquals(200, door.me(token).status());
    } else {
      refused((String) row.get(2), token);
    }
  }

  static Stream<List<Object>> claims() {
    return Stream.of(
        row("the token must have sub, iat and exp", "sub", null),
        row("the token must have sub, iat and exp", "iat", null),
        row("the token must have sub, iat and exp", "exp", null),
        row("the token's sub cannot be used", "sub", " "),
        row("the token's sub cannot be used", "sub", "a\u0000b"),
        row("the token's sub cannot be used", "sub", "x".repeat(256)),
        row("the token is for another audience", "aud", null),
        row("the token is for another audience", "aud", List.of()),
        row("the token is for another audience", "aud", "https://other.example"),
        row("the token is for another audience", "aud", IssuerProcess.AUDIENCE + "/"),
        row("the token's claims cannot be read", "exp", "tomorrow"),
        row("the token is of an issuer that this server does not know", "iss", null),
        row("the token is of an issuer that this server does not know", "iss", "https://o.example"),
        row("the token is of an issuer that this server does not know", "iss", "SLASH"));
  }

  private static List<Object> row(Object... cells) {
    return Arrays.asList(cells);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void claimsThatDoNotFit_areRefused(List<Object> row) {
    Object value = "SLASH".equals(row.get(2)) ? issuer.url() + "/" : row.get(2);
    Map<String, Object> claims = new HashMap<>();
    claims.put((String) row.get(1), value);
    refused((String) row.get(0), forger.token(Forger.with(claims)));
  }

  @Test
  void severalAudiences_sufficeWhenOneIsOurs() {
    List<String> audiences = List.of("https://other.example", IssuerProcess.AUDIENCE);
    assertEquals(200, door.me(forger.token(Forger.with(Map.of("aud", audiences)))).status());
  }

  static Stream<List<Object>> scopes() {
    return Stream.of(
        row("challenge:read team:read", List.of("challenge:read", "team:read")),
        row("  challenge:read   unknown:word ", List.of("challenge:read")),
        row(List.of("team:read", "openid", 7), List.of("team:read")),
        row("", List.of()),
        row(17, List.of()),
        row(null, List.of()));
  }

  @ParameterizedTest
  @MethodSource("scopes")
  void scopes_areThoseOfTheTokenThatThereAre(List<Object> row) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("scope", row.get(0));
    String token = forger.token(Forger.with(claims));
    Door.Reply me = door.me(token);
    assertEquals(200, me.status(), me.body().toString());
    assertEquals(row.get(1), words(me.body().get("scopes")));
    if (words(me.body().get("scopes")).isEmpty()) {
      assertEquals(403, door.send("POST", "/v1/challenges", token, "{}").status());
    }
  }

  @Test
  void unsigned_isRefused() {
    refused("the token is no signed JWT", forger.unsigned());
    String signed = forger.token(same -> {});
    String body = signed.split("\\.")[1];
    refused("the token is no signed JWT", "eyJhbGciOiJub25lIn0." + body + ".");
    refused(
        "the token is signed in a way that this server does not take",
        "eyJhbGciOiJOb05FIn0." + body + "." + tail(signed));
  }

  @Test
  void publicKeyAsASharedSecret_isRefused() throws JOSEException {
    String reason = "the token is signed in a way that this server does not take";
    refused(reason, forger.signedWithThePublicKey(KEY.toRSAPublicKey().getEncoded()));
    byte[] published = KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    refused(reason, forger.signedWithThePublicKey(published));
  }

  @Test
  void algorithmThatIsNotAllowed_isRefused() {
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(KEY.getKeyID()).build();
    refused("the token is signed in a way that this server does not take", forger.token(header));
  }

  @Test
  void wronglySigned_isRefused() {
    RSAKey other = new RSAKey.Builder(IssuerProcess.key("x")).keyID(KEY.getKeyID()).build();
    String reason = "the token's signature does not fit";
    refused(reason, new Forger(issuer.url(), other).token(same -> {}));
    String good = forger.token(same -> {});
    String another = forger.token(Forger.with(Map.of("sub", "admin")));
    refused(reason, another.substring(0, another.lastIndexOf('.')) + "." + tail(good));
    refused(reason, good.substring(0, good.length() - 8) + "AAAAAAAA");
  }

  @Test
  void keyThatTheTokenBrings_isNotLookedAt() {
    RSAKey own = new RSAKey.Builder(IssuerProcess.key("x")).keyID(KEY.getKeyID()).build();
    JWSHeader header =
        Forger.header(KEY.getKeyID())
            .jwk(own.toPublicJWK())
            .jwkURL(URI.create("http://127.0.0.1:1/keys"))
            .build();
    refused("the token's signature does not fit", new Forger(issuer.url(), own).token(header));
  }

  @Test
  void criticalExtension_isRefused() {
    JWSHeader header =
        Forger.header(KEY.getKeyID()).criticalParams(Set.of("exp")).customParam("exp", 1).build();
    refused("the token demands an extension (crit)", forger.token(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyJ", "eyJ.eyJ", "eyJ.eyJ.eyJ", "eyJhbGciOiJSUzI1NiJ9..", "eyJ.a.b.c.d"})
  void malformed_isRefused(String text) {
    refused("the token is no signed JWT", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aceso_pat_x", "x", "EYJhbGciOiJSUzI1NiJ9.e30.AA", "e y J"})
  void whatIsNoToken_isUnknown(String text) {
    refused("the token is unknown, expired or revoked", text);
  }

  @Test
  void longToken_isRefusedUnread() {
    String padded = forger.token(Forger.with(Map.of("groups", "g".repeat(7_000))));
    refused("the token has more than 8192 characters", padded);
    String fits = forger.token(Forger.with(Map.of("groups", "g".repeat(5_000))));
    assertEquals(200, door.me(fits).status());
  }

  @Test
  void hugeToken_isRefusedWithTheHeaders() {
    int status = door.me(forger.token(Forger.with(Map.of("x", "g".repeat(200_000))))).status();
    assertTrue(status == 400 || status == 431, "" + status);
  }

  @Test
  void blockedPerson_isRefusedWhateverTheCredential() {
    String token = issuer.signIn("gone", "challenge:read").accessToken();
    String id = id(door.me(token));
    String wanted = "{\"name\": \"script\", \"scopes\": [\"challenge:read\"]}";
    String own = door.send("POST", "/v1/tokens", token, wanted).body().get("secret").asText();
    assertEquals(200, door.me(own).status());
    server
        .jdbi()
        .useHandle(db -> db.execute("UPDATE person SET blocked_at = now() WHERE id = ?", id));
    refused("the person whom the token is about may not come in any more", token);
    refused("the token is unknown, expired or revoked", own);
  }

  @Test
  void erasedPerson_isNotBroughtBackByTheProvider() {
    String token = issuer.signIn("erased", "challenge:read").accessToken();
    String id = id(door.me(token));
    Door.Reply erased = door.send("POST", "/v1/me/erase", token, "{\"personId\": \"" + id + "\"}");
    assertTrue(erased.status() < 300, erased.body().toString());
    refused("the person whom the token is about may not come in any more", token);
    String kept =
        server
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery("SELECT subject FROM identity WHERE person_id = ?")
                        .bind(0, id)
                        .mapTo(String.class)
                        .one());
    assertTrue(kept.matches("sha256:[0-9a-f]{64}"), kept);
  }

  @Test
  void tokenMadeAfterASignIn_mayOutlastIt() {
    String token = issuer.signIn("lin", "challenge:read").accessToken();
    String wanted = "{\"name\": \"script\", \"scopes\": [\"challenge:read\"]}";
    Door.Reply made = door.send("POST", "/v1/tokens", token, wanted);
    assertEquals(201, made.status(), made.body().toString());
    Instant end = Instant.parse(made.body().get("expiresAt").asText());
    assertTrue(end.isAfter(Instant.now().plusSeconds(89 * 86_400)), end.toString());
    JsonNode me = door.me(made.body().get("secret").asText()).body();
    assertEquals("TOKEN", me.get("credential").asText());
    assertFalse(me.has("issuer"));
    String more = "{\"name\": \"script\", \"scopes\": [\"team:read\"]}";
    assertEquals(403, door.send("POST", "/v1/tokens", token, more).status());
  }

  private static void refused(String reason, String token) {
    Door.Reply reply = door.me(token);
    assertEquals(401, reply.status(), reply.body().toString());
    assertEquals(reason, reply.detail());
    assertEquals(
        "Bearer realm=\"aceso\", error=\"invalid_token\"",
        reply.headers().firstValue("WWW-Authenticate").orElseThrow());
    assertEquals("/problems/invalid-token", reply.body().get("type").asText());
  }

  private static String id(Door.Reply me) {
    assertEquals(200, me.status(), me.body().toString());
    return me.body().at("/person/id").asText();
  }

  private static String tail(String token) {
    return token.substring(token.lastIndexOf('.') + 1);
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.asText()));
    return words;
  }
}
