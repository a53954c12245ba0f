package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.aceso.database.UnreachableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command of the operator finds: the database of the same server, and no other. */
final class OpenInstallationTest {
  private static final String PEOPLE = "SELECT count(*) FROM person";

  @TempDir private Path folder;

  @Test
  void embeddedDatabase_isThatOfTheRunningServer_orStartedForTheMoment() throws Exception {
    Path data = folder.resolve("data");
    Config config = config(data, Map.of());
    Path running;
    try (ServerProcess server = ServerProcess.start(data, Map.of("WORKERS", "0"))) {
      assertEquals(1, people(config));
      running = data.resolve("postgresql/postmaster.pid");
      assertTrue(Files.exists(running), "the server's database is left running");
      assertEquals(200, me(server));
    }
    assertFalse(Files.exists(running));
    assertEquals(1, people(config));
    assertFalse(Files.exists(running), "what was started for the moment is stopped");
    try (ServerProcess again = ServerProcess.start(data, Map.of("WORKERS", "0"))) {
      assertEquals(200, me(again));
    }
  }

  @Test
  void commandsAtTheSameTime_takeTurnsWithAStoppedDatabase() throws Exception {
    Path data = folder.resolve("data");
    ServerProcess.start(data, Map.of("WORKERS", "0")).close();
    OpenInstallation first = OpenInstallation.open(config(data, Map.of()));
    Process second = ServerProcess.command(data, "org.aceso.OpenInstallationTest$Count").start();
    assertEquals("asks", second.inputReader().readLine());
    assertFalse(second.waitFor(1, TimeUnit.SECONDS), "it waits for its turn");
    assertEquals(1, count(first));
    first.close();
    assertEquals(0, second.waitFor());
  }

  /** Ends with 0 when it could count. */
  static final class Count {
    private Count() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("asks");
      people(Config.read(null, System.getenv()));
    }
  }

  @Test
  void outsideDatabase_isTheOneThatTheSettingsName() throws Exception {
    TestServer server = TestServer.shared();
    Config config =
        config(
            folder.resolve("none"),
            Map.of(
                ServerSetting.DATABASE_URL, server.databaseUrl(),
                ServerSetting.DATABASE_USER, "postgres",
                ServerSetting.DATABASE_PASSWORD_FILE,
                    server.data().resolve("postgresql-password").toString()));
    assertTrue(people(config) >= 1);
    assertFalse(Files.exists(folder.resolve("none")), "no data folder is made");
  }

  @Test
  void folderWithoutAnInstallation_isRefusedAndStaysAsItWas() throws IOException {
    ConfigException told =
        assertThrows(ConfigException.class, () -> people(config(folder, Map.of())));
    assertTrue(told.getMessage().startsWith("there is no installation in " + folder));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void databaseWithoutTheSchema_isRefusedAndNotMigrated() throws Exception {
    TestServer server = TestServer.shared();
    server.jdbi().useHandle(db -> db.execute("CREATE DATABASE bare"));
    Config config =
        config(
            folder,
            Map.of(
                ServerSetting.DATABASE_URL, server.databaseUrl().replace("/postgres", "/bare"),
                ServerSetting.DATABASE_USER, "postgres",
                ServerSetting.DATABASE_PASSWORD_FILE,
                    server.data().resolve("postgresql-password").toString()));
    for (int time = 0; time < 2; time++) {
      String told = assertThrows(UnreachableException.class, () -> people(config)).getMessage();
      assertTrue(told.contains("older than this command"), told);
    }
  }

  private static int me(ServerProcess server) {
    return new Caller(server.url(), null, server.administrator())
        .send("GET", "/v1/me", "", Map.of())
        .status();
  }

  private static int people(Config config) throws IOException {
    try (OpenInstallation installation = OpenInstallation.open(config)) {
      return count(installation);
    }
  }

  private static int count(OpenInstallation installation) {
    return installation.jdbi().withHandle(db -> db.createQuery(PEOPLE).mapTo(Integer.class).one());
  }

  private static Config config(Path data, Map<ServerSetting, String> others) {
    Map<ServerSetting, String> stated = new EnumMap<>(ServerSetting.class);
    stated.putAll(others);
    stated.put(ServerSetting.DATA, data.toString());
    return Config.of(stated);
  }
}
