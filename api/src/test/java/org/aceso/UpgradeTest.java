package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.aceso.wire.SubmissionState;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installation that was populated at schema 0016, before any migration that is younger, as a
 * backup of that time: everything that the contract had was done once, and a phase is open in which
 * two teams have a score.
 */
final class UpgradeTest {
  private static final String OPEN =
      """
      SELECT s.phase_id FROM submission s JOIN phase p ON p.id = s.phase_id
      WHERE p.challenge_type = 'ordinal-classification@1' AND p.closed_at IS NULL
      GROUP BY s.phase_id HAVING count(*) = 2
      """;

  /** So many rows tables had that no migration may lose. */
  private static final String AT_THAT_TIME =
      """
      announcement 1
      approval 1
      audit_entry 159
      challenge 6
      dataset 6
      evaluation 6
      person 22
      phase 4
      platform 2
      registration 7
      standing 4
      submission 6
      team 5
      webhook 1
      """;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void restore() throws IOException {
    data = folder.resolve("data");
    Path backup = unpack();
    TestCommand restored = run("restore", backup.toString());
    assertEquals(0, restored.status(), restored::toString);
    assertTrue(restored.out().contains("schema 0016"), restored.out());
  }

  @Test
  void oldInstallation_hasTheNewestSchemaAndAllThatWasInIt() throws Exception {
    Config config = Config.of(Map.of(ServerSetting.DATA, data.toString()));
    try (OpenInstallation there = OpenInstallation.open(config)) {
      there
          .jdbi()
          .useHandle(
              db -> {
                assertEquals(migrations(), numbers(db, "flyway_schema_history"));
                for (Map.Entry<String, Long> table : atThatTime().entrySet()) {
                  assertEquals(table.getValue(), numbers(db, table.getKey()), table.getKey());
                }
              });
    }
    TestCommand verified = run("audit", "verify");
    assertEquals(0, verified.status(), verified::toString);
  }

  @Test
  void oldInstallation_isServedAndGoesOn() throws Exception {
    String administrator = secret("--new-person", "Ada", "--administrator", "--scopes", "all");
    String phase;
    String captain;
    String old;
    Config config = Config.of(Map.of(ServerSetting.DATA, data.toString()));
    try (OpenInstallation there = OpenInstallation.open(config)) {
      phase = text(there, OPEN);
      captain =
          text(
              there,
              "SELECT min(submitted_by) FROM submission WHERE phase_id = '%s'".formatted(phase));
      old = text(there, "SELECT min(id) FROM submission WHERE phase_id = '%s'".formatted(phase));
    }
    String token = secret("--person", captain, "--scopes", "submission:write,submission:read");
    try (TestServer server = TestServer.start(data, Map.of())) {
      Caller reader = Caller.with(server.url(), administrator);
      Caller team = Caller.with(server.url(), token);
      assertEquals(200, reader.status("GET", "/readyz"));
      assertEquals(1.0, get(reader, "/v1/phases/" + phase + "/leaderboard", "/entries/0/value"));
      String submission = "/v1/submissions/" + old;
      assertEquals("SCORED", get(reader, submission, "/state"));
      assertEquals("SCORED", get(reader, submission + "/evaluations", "/items/0/state"));
      assertEquals(200, reader.status("GET", submission + "/file"));
      assertEquals(SubmissionState.SCORED, Scene.evaluated(team, phase, Scene.right(5)).state());
      Scene scene = Scene.open(server.url(), administrator);
      String fresh = scene.openPhase(new PhaseForm());
      assertEquals(
          SubmissionState.SCORED, Scene.evaluated(scene.captain(), fresh, Scene.TRUTH).state());
    }
  }

  private static Map<String, Long> atThatTime() {
    return AT_THAT_TIME
        .lines()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> Long.valueOf(line[1])));
  }

  private static long migrations() {
    try (Stream<Path> files = Files.list(Path.of("../migrations"))) {
      long count = files.filter(file -> file.toString().endsWith(".sql")).count();
      // One more row says that the schema was made.
      return count + 1;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static long numbers(Handle db, String table) {
    return db.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one();
  }

  private static String text(OpenInstallation there, String sql) {
    return there.jdbi().withHandle(db -> db.createQuery(sql).mapTo(String.class).one());
  }

  private static Object get(Caller by, String path, String pointer) {
    Caller.Reply reply = by.send("GET", path, "", Map.of());
    assertEquals(200, reply.status(), reply.body().toString());
    JsonNode found = reply.body().at(pointer);
    return found.isNumber() ? (Object) found.asDouble() : found.asText();
  }

  private String secret(String... options) throws IOException {
    Stream<String> all =
        Stream.concat(Stream.of("token", "create", "--expires", "1d"), Stream.of(options));
    TestCommand made = run(all.toArray(String[]::new));
    assertEquals(0, made.status(), made::toString);
    return made.out().strip();
  }

  private TestCommand run(String... arguments) throws IOException {
    Path settings = Files.write(folder.resolve("settings"), List.of("data=" + data));
    Stream<String> all =
        Stream.concat(Stream.of(arguments), Stream.of("--settings", settings.toString()));
    return TestCommand.run(all.toArray(String[]::new));
  }

  private Path unpack() throws IOException {
    Path backup = folder.resolve("backup");
    try (InputStream in = UpgradeTest.class.getResourceAsStream("backup-0016.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = backup.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
      }
    }
    return backup;
  }
}
