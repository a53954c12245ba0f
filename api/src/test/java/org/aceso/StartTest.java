package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sees when a server cannot start: one line that says what to correct. */
final class StartTest {
  @TempDir private Path folder;

  @Test
  void takenPort_isNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertFails(
          1, "cannot listen on 127.0.0.1:" + port, folder.resolve("data"), Map.of("PORT", port));
    }
  }

  @Test
  void unreachableDatabase_isNamed() throws Exception {
    String url = "jdbc:postgresql://127.0.0.1:1/aceso";
    assertFails(
        1, "the database at " + url + " cannot be used: ", folder, Map.of("DATABASE_URL", url));
  }

  @Test
  void databaseThatRefusesTheUser_isNamed() throws Exception {
    String url = TestServer.shared().databaseUrl();
    Map<String, String> settings = Map.of("DATABASE_URL", url, "DATABASE_USER", "nobody");
    assertFails(1, "the database at " + url + " cannot be used: ", folder, settings);
  }

  @Test
  void usedDataFolder_isNamed() throws Exception {
    Path data = TestServer.shared().data();
    assertFails(1, "the data folder " + data + " is used by another server", data, Map.of());
  }

  @Test
  void dataFolderThatIsAFile_isNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path below = file.resolve("below");
    for (Path data : List.of(file, below)) {
      assertRefused(
          "the data folder " + data + " is no folder and cannot be made one", data, Map.of());
    }
  }

  @Test
  void unknownSetting_isNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("aceso.properties"), "prot = 1\n");
    assertRefused(
        "the settings file " + file + " has unknown settings [prot]",
        folder,
        Map.of(),
        "--settings",
        file.toString());
  }

  @ParameterizedTest
  @CsvSource({"PORT, eighty", "PORT, 65536", "LEASE_SECONDS, 0", "MAX_UPLOAD_BYTES, 1e9"})
  void wrongNumber_isNamed(String setting, String value) throws Exception {
    assertRefused(
        "ACESO_" + setting + " must be a whole number from ", folder, Map.of(setting, value));
  }

  @Test
  void originThatIsNone_isNamed() throws Exception {
    assertRefused(
        "ACESO_CORS_ORIGINS must be origins: example.org is not scheme, host and port",
        folder.resolve("data"),
        Map.of("CORS_ORIGINS", "https://board.example.org, example.org"));
  }

  @Test
  void missingPluginsFolder_isAWarningAndNotReady() throws Exception {
    Path missing = folder.resolve("none");
    Map<String, String> settings = Map.of("PLUGINS", missing.toString());
    try (ServerProcess server = ServerProcess.start(folder.resolve("data"), settings)) {
      assertTrue(
          server.errors().stream()
              .anyMatch(line -> line.contains("the plugins folder " + missing + " is missing")),
          server.errors().toString());
      Caller anybody = new Caller(server.url(), null, null);
      Caller.Reply ready = anybody.send("GET", "/readyz", "", Map.of());
      assertEquals(503, ready.status());
      String plugins = ready.body().get("checks").get("plugins").asText();
      assertTrue(plugins.startsWith("down"), plugins);
      assertEquals("up", ready.body().get("checks").get("database").asText());
    }
  }

  @Test
  void misspeltVariable_isAWarning() throws Exception {
    Map<String, String> settings = Map.of("WORKER", "1", "LOG", "WARN");
    try (ServerProcess server = ServerProcess.start(folder, settings)) {
      assertEquals(
          List.of(
              "aceso: ACESO_WORKER is no setting and is ignored; the nearest one is ACESO_WORKERS"),
          server.errors());
    }
  }

  /** The operator's input is wrong. */
  private static void assertRefused(
      String line, Path data, Map<String, String> settings, String... arguments)
      throws InterruptedException, IOException {
    assertFails(64, line, data, settings, arguments);
  }

  private static void assertFails(
      int expected, String line, Path data, Map<String, String> settings, String... arguments)
      throws InterruptedException, IOException {
    try (ServerProcess server = ServerProcess.launch(data, settings, arguments)) {
      int status = server.end();
      List<String> told = server.errors().stream().filter(one -> !one.contains(" INFO ")).toList();
      assertEquals(1, told.size(), told.toString());
      assertTrue(told.get(0).startsWith("aceso: " + line), told.get(0));
      assertEquals(expected, status);
    }
  }
}
