package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aceso.client.ApiException;
import org.aceso.wire.Me;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aceso token} beside a running server, and without one. */
final class TokenCommandTest {
  private static final String SECRET = "aceso_pat_[0-9a-z]{72}\\R";

  @TempDir private static Path folder;
  private static Path data;
  private static ServerProcess server;

  @BeforeAll
  static void start() {
    data = FirstStart.in(folder.resolve("data"));
    server = ServerProcess.start(data, Map.of("WORKERS", "0"));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    server.close();
  }

  @Test
  void create_printsTheSecretAlone_andTheServerTakesItAtOnce() throws Exception {
    CommandProcess made =
        run(
            "create",
            "--new-person",
            "Ada",
            "--scopes",
            "challenge:read",
            "--expires",
            "12h",
            "--name",
            "hers");
    assertEquals(0, made.status(), made.err());
    assertTrue(made.out().matches(SECRET), made.out());
    assertFalse(made.err().contains(made.out().strip()), "the secret goes to one place");
    Me me = me(made.out());
    assertEquals("Ada", me.person().displayName());
    assertEquals(1, me.scopes().size());
    assertEquals(false, me.administrator());
    Duration life = Duration.between(Instant.now(), me.tokenExpiresAt());
    assertTrue(life.toMinutes() > 700 && life.toHours() <= 12, life.toString());
    assertTrue(made.err().contains(me.person().id()), made.err());
  }

  @Test
  void json_isOneObjectWithTheSecret_andListAndRevokeKnowItsId() throws Exception {
    CommandProcess made =
        run(
            "create",
            "--new-person",
            "Grace",
            "--scopes",
            "team:read,challenge:read",
            "--expires",
            "30d",
            "--json");
    assertEquals(0, made.status(), made.err());
    JsonNode token = new ObjectMapper().readTree(made.out());
    assertEquals(1, made.out().lines().count());
    String person = token.get("personId").asText();
    String id = token.get("id").asText();
    Me me = me(token.get("secret").asText());
    assertEquals(person, me.person().id());

    CommandProcess more = run("create", "--person", person, "--scopes", "all", "--expires", "1d");
    assertEquals(0, more.status(), more.err());
    JsonNode listed =
        new ObjectMapper().readTree(run("list", "--person", person, "--json").out()).get("items");
    assertEquals(2, listed.size());
    assertEquals(id, listed.get(1).get("id").asText());
    assertTrue(listed.get(1).has("lastUsedAt"));
    assertFalse(listed.toString().contains("aceso_pat_"));

    assertEquals(0, run("revoke", id).status());
    assertEquals(401, Refused.by(() -> me(token.get("secret").asText())).status());
    CommandProcess lines = run("list", "--person", person);
    assertEquals(2, lines.out().lines().count());
    assertTrue(lines.out().contains(id + "  " + person + "  revoked "), lines.out());
    assertTrue(run("revoke", id).err().contains("was revoked before"));
  }

  @Test
  void stoppedServer_isNoHindrance_andAnAdministratorMadeSoEndsTheOneTimeToken() throws Exception {
    Path own = folder.resolve("own");
    ServerProcess.start(own, Map.of("WORKERS", "0")).close();
    String first = Files.readString(own.resolve("admin-token")).strip();
    CommandProcess made =
        CommandProcess.run(
            own,
            Map.of(),
            "token",
            "create",
            "--new-person",
            "Ada",
            "--administrator",
            "--scopes",
            "all",
            "--expires",
            "30d");
    assertEquals(0, made.status(), made.err());
    assertNotEquals(first, made.out().strip());
    try (ServerProcess again = ServerProcess.start(own, Map.of("WORKERS", "0"))) {
      assertEquals(
          true, Caller.with(again.url(), made.out().strip()).access().getMe().administrator());
      assertEquals(
          401, Refused.by(() -> Caller.with(again.url(), first).access().getMe()).status());
      assertFalse(Files.exists(own.resolve("admin-token")), "a file of no use is removed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --new-person Ada --scopes all",
        "create --new-person Ada --expires 30d",
        "create --scopes all --expires 30d",
        "create --person per_x --new-person Ada --scopes all --expires 30d",
        "create --person per_x --scopes all --expires 30d",
        "create --new-person Ada --scopes challenge:reed --expires 30d",
        "create --new-person Ada --scopes all --expires 30",
        "create --new-person Ada --scopes all --expires 0d",
        "create --new-person Ada --scopes all --expires -1d",
        "create --new-person Ada --scopes all --expires 366d",
        "create --person per_x --administrator --scopes all --expires 1d",
        "revoke",
        "revoke tok_00000000000000000000000000",
        "revoke nonsense",
        "mint"
      })
  void wrongUsage_isSixtyFourAndOneReason(String arguments) throws Exception {
    CommandProcess refused = run(arguments.split(" "));
    assertEquals(64, refused.status(), refused.err());
    assertEquals("", refused.out());
    assertTrue(refused.err().startsWith("aceso: "), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
  }

  @Test
  void revokeOfAnUnknownOneAmongOthers_leavesThemAll() throws Exception {
    CommandProcess made =
        run("create", "--new-person", "Lin", "--scopes", "team:read", "--expires", "1d", "--json");
    JsonNode token = new ObjectMapper().readTree(made.out());
    assertEquals(64, run("revoke", token.get("id").asText(), "tok_" + "0".repeat(26)).status());
    me(token.get("secret").asText());
  }

  @Test
  void noInstallation_isOneLineAndWrongUsage() throws Exception {
    CommandProcess refused = CommandProcess.run(folder.resolve("none"), Map.of(), "token", "list");
    assertEquals(64, refused.status());
    assertTrue(refused.err().startsWith("aceso: there is no installation in "), refused.err());
    assertEquals(1, refused.err().lines().count());
  }

  @Test
  void help_showsHowToGetAToken() {
    TestCommand help = TestCommand.run("token", "--help");
    assertEquals(0, help.status());
    for (String word : List.of("create", "list", "revoke", "TOKEN=$(aceso token create", "64")) {
      assertTrue(help.out().contains(word), help.out());
    }
  }

  private static CommandProcess run(String... arguments) throws InterruptedException {
    String[] all = new String[arguments.length + 1];
    all[0] = "token";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CommandProcess.run(data, Map.of(), all);
  }

  private static Me me(String secret) throws ApiException {
    return Caller.with(server.url(), secret.strip()).access().getMe();
  }
}
