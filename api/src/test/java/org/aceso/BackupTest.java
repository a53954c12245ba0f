package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.aceso.contract.Populated;
import org.aceso.ids.Ids;
import org.aceso.wire.NewWebhook;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.HandleCallback;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aceso backup} and {@code aceso restore}, as an operator runs them. */
final class BackupTest {
  @TempDir private static Path small;
  @TempDir private Path folder;

  /** An installation with a phase, its files and one score, which is stopped, and its backup. */
  @BeforeAll
  static void startSmall() throws Exception {
    try (TestServer server = TestServer.start(FirstStart.in(small.resolve("data")), Map.of())) {
      evaluateOne(server, server.administrator());
    }
    TestCommand done = run(small, small.resolve("data"), "backup", small.resolve("backup") + "");
    assertEquals(0, done.status(), done::toString);
  }

  @Test
  void restoredInstallation_hasEveryRowAndGivesEveryAnswer() throws Exception {
    Path before = FirstStart.in(folder.resolve("before"));
    Path after = folder.resolve("after");
    Map<String, String> answers = new TreeMap<>();
    String token;
    try (TestServer server = TestServer.start(before, Map.of("WEBHOOK_TARGETS", "any"))) {
      List<String> paths = new ArrayList<>(Populated.paths(server));
      // Reading files is recorded, and so is the backup: the rows of the log are compared below.
      paths.removeIf(path -> tellsTheTime(path) || path.contains("/audit?"));
      assertTrue(paths.size() > 50, paths.toString());
      token = server.administrator();
      leaveMore(server);
      awaitQuiet(server);
      answers.putAll(Answers.of(server.url(), token, paths));
    }
    String told = backup(before, folder.resolve("backup")).out();
    assertRestored(folder.resolve("backup"), after);

    Map<String, List<String>> rows = read(before, Tables::rows);
    // Pieces are of uploads that are not whole yet, which a restore leaves out; parts are of
    // evaluations under way.
    assertEquals("[audit_pending, evaluation_part, upload_piece]", empty(rows));
    assertEquals(rows, read(after, Tables::rows));
    assertEquals(read(before, Tables::shape), read(after, Tables::shape));
    TestCommand verified = run(after, "audit", "verify");
    assertEquals(0, verified.status(), verified::toString);
    String head = verified.out().lines().filter(line -> line.startsWith("head")).findAny().get();
    assertTrue(told.contains(head), told + verified);

    try (TestServer server = TestServer.start(after, Map.of())) {
      String auditHead = "/v1/audit/head";
      Map<String, String> same = Answers.of(server.url(), token, List.copyOf(answers.keySet()));
      assertTrue(answers.containsKey(auditHead), answers.keySet().toString());
      // The backup itself was recorded after the answers were taken.
      answers.remove(auditHead);
      assertTrue(same.remove(auditHead).contains(head.substring(head.indexOf(':') + 1)));
      assertEquals(
          List.of(),
          answers.keySet().stream()
              .filter(path -> !answers.get(path).equals(same.get(path)))
              .map(path -> path + " " + answers.get(path) + " became " + same.get(path))
              .map(text -> text.substring(0, Math.min(500, text.length())))
              .toList());
      evaluateOne(server, token);
    }
  }

  /** What the walk takes away again, or does not come to. */
  private static void leaveMore(TestServer server) throws Exception {
    Scene scene = Scene.open(server.url(), server.administrator());
    String phase = scene.openPhase(new PhaseForm());
    Caller captain = scene.captain();
    NewWebhook nobody =
        new NewWebhook("http://127.0.0.1:1/", null, null, List.of("submission.scored"));
    captain.webhooks().createWebhook(nobody, null);
    assertEquals(201, captain.submit(phase, Scene.TRUTH, "once").status());
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "INSERT INTO identity (id, issuer, subject, person_id) VALUES (?, ?, ?, ?)",
                    Ids.next("idn"),
                    "https://issuer.example.org",
                    "somebody",
                    captain.personId()));
    Awaitility.await("an attempt that fails")
        .until(() -> number(server, "SELECT count(*) FROM webhook_attempt") > 0);
  }

  /** What is new after a restore finds its place behind what was there. */
  private static void evaluateOne(TestServer server, String token) throws Exception {
    Scene scene = Scene.open(server.url(), token);
    String phase = scene.openPhase(new PhaseForm());
    assertEquals(
        SubmissionState.SCORED, Scene.evaluated(scene.captain(), phase, Scene.TRUTH).state());
  }

  @Test
  void backupBesideABusyServer_isOfOneInstant() throws Exception {
    Path before = FirstStart.in(folder.resolve("before"));
    Path after = folder.resolve("after");
    List<String> acknowledged = new ArrayList<>();
    String token;
    String phase;
    try (TestServer server = TestServer.start(before, Map.of())) {
      token = server.administrator();
      Scene scene = Scene.open(server.url(), token);
      phase = scene.openPhase(new PhaseForm().limit(10_000, QuotaPeriod.TOTAL));
      Caller captain = scene.captain();
      for (int i = 0; i < 5; i++) {
        acknowledged.add(Scene.submitted(captain, phase, Scene.right(i)));
      }
      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Integer> busy =
          CompletableFuture.supplyAsync(
              () -> {
                int sent = 0;
                while (!over.get()) {
                  Scene.submitted(captain, phase, Scene.right(sent % 9) + "\n".repeat(sent % 3));
                  sent++;
                  LockSupport.parkNanos(20_000_000);
                }
                return sent;
              });
      Awaitility.await().until(() -> count(server) > 8);
      backup(before, folder.resolve("backup"));
      over.set(true);
      assertTrue(busy.get() > 0);
    }
    assertRestored(folder.resolve("backup"), after);
    try (TestServer server = TestServer.start(after, Map.of())) {
      Caller administrator = Caller.with(server.url(), token);
      for (String submission : acknowledged) {
        assertEquals(SubmissionState.SCORED, Scene.awaitFinal(administrator, submission).state());
      }
      Awaitility.await("what waited is evaluated").until(() -> unfinished(server) == 0);
    }
    TestCommand verified = run(after, "audit", "verify");
    assertEquals(0, verified.status(), verified::toString);
  }

  @Test
  void backup_isReadableByItsOwnerAloneAndNeverWrittenOver() throws Exception {
    Path data = small.resolve("data");
    Path target = folder.resolve("backup");
    TestCommand first = backup(data, target);
    assertTrue(first.out().startsWith("backup in " + target + ": schema "), first.out());
    try (Stream<Path> all = Files.walk(target)) {
      for (Path file : all.toList()) {
        assertEquals(
            Files.isDirectory(file) ? "rwx------" : "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
    TestCommand second = run(data, "backup", target.toString());
    assertEquals(64, second.status(), second::toString);
    assertTrue(second.err().contains("is not empty"), second.err());
    assertEquals(0, run(data, "restore", "--check", target.toString()).status());
  }

  @Test
  void damagedBackup_isRefusedWithEverythingThatIsWrongAndNothingIsTouched() throws Exception {
    Path backup = copy("backup");
    Path people = backup.resolve("tables/person.copy.gz");
    byte[] bytes = Files.readAllBytes(people);
    bytes[bytes.length / 2] ^= 1;
    Files.write(people, bytes);
    Files.delete(backup.resolve("tables/token.copy.gz"));
    Files.writeString(backup.resolve("tables/blob.copy.gz"), "short");
    List<Path> blobs = blobs(backup);
    Files.delete(blobs.get(0));
    Files.write(blobs.get(1), new byte[] {1});
    Files.writeString(
        backup.resolve("manifest.json"), Files.readString(backup.resolve("manifest.json")) + " ");

    Path target = folder.resolve("after");
    TestCommand refused = run(target, "restore", backup.toString());
    assertEquals(1, refused.status(), refused::toString);
    for (String problem :
        List.of(
            "manifest.json is not what was written",
            "tables/person.copy.gz has other bytes than were written",
            "tables/token.copy.gz is missing",
            "tables/blob.copy.gz has 5 bytes, not ",
            backup.relativize(blobs.get(0)) + " is missing",
            backup.relativize(blobs.get(1)) + " has other bytes than were written")) {
      assertTrue(refused.err().contains("\n  " + problem), problem + refused.err());
    }
    assertEquals(7, refused.err().lines().count(), refused.err());
    assertFalse(Files.exists(target));
  }

  @Test
  void folderThatIsNotThere_isWrongUsage() throws IOException {
    for (String[] arguments :
        new String[][] {
          {"restore", folder.resolve("nowhere").toString()},
          {"restore", "--check", folder.resolve("nowhere").toString()}
        }) {
      TestCommand refused = run(folder.resolve("after"), arguments);
      assertEquals(64, refused.status(), refused::toString);
      assertTrue(refused.err().contains("there is no folder " + folder.resolve("nowhere")));
    }
    assertFalse(Files.exists(folder.resolve("after")));
  }

  @Test
  void interruptedBackup_isRefused() throws Exception {
    Path backup = copy("backup");
    Files.delete(backup.resolve("manifest.sha256"));
    assertRefused("manifest.sha256 is missing: it was interrupted", "restore", backup.toString());
    Files.delete(backup.resolve("manifest.json"));
    assertRefused("manifest.json is missing: it was interrupted", "restore", backup.toString());
  }

  @Test
  void installationThatIsThere_isNotRestoredOver() throws Exception {
    Path data = small.resolve("data");
    Path backup = small.resolve("backup");
    TestCommand refused = run(data, "restore", backup.toString());
    assertEquals(64, refused.status(), refused::toString);
    assertTrue(refused.err().contains(data.resolve("files") + " is not empty"), refused.err());

    Path files = Files.createDirectories(folder.resolve("shared/ab")).getParent();
    Files.writeString(files.resolve("ab/cd"), "of another");
    Path elsewhere =
        Files.writeString(
            folder.resolve("elsewhere"), "data=%s\nstore=%s".formatted(folder.resolve("x"), files));
    TestCommand taken =
        TestCommand.run("restore", backup.toString(), "--settings", elsewhere.toString());
    assertEquals(64, taken.status(), taken::toString);
    assertTrue(taken.err().contains(files + " is not empty"), taken.err());

    TestServer shared = TestServer.shared();
    TestCommand again =
        run(
            folder.resolve("empty"),
            "restore",
            backup.toString(),
            "--settings",
            outside(shared, "postgres", "postgres", "").toString());
    assertEquals(1, again.status(), again::toString);
    assertTrue(again.err().contains("it is not empty: name an empty one"), again.err());
  }

  @Test
  void outsideDatabase_isFilledByAnOrdinaryUserOfIt() throws Exception {
    Path backup = small.resolve("backup");
    TestServer shared = TestServer.shared();
    shared
        .jdbi()
        .useHandle(
            db -> {
              db.execute("CREATE ROLE restorer LOGIN PASSWORD 'of a test'");
              db.execute("CREATE DATABASE restored OWNER restorer");
            });
    Path after = folder.resolve("after");
    Path settings = outside(shared, "restored", "restorer", "of a test");
    Files.writeString(settings, Files.readString(settings) + "\ndata=" + after.toString() + "\n");
    TestCommand done =
        TestCommand.run("restore", backup.toString(), "--settings", settings.toString());
    assertEquals(0, done.status(), done::toString);
    Config config = Config.read(settings, Map.of());
    try (OpenInstallation there = OpenInstallation.open(config)) {
      Map<String, List<String>> rows = read(small.resolve("data"), Tables::rows);
      // A later backup of another test is recorded there.
      rows.keySet().removeIf(table -> table.startsWith("audit_"));
      Map<String, List<String>> restored = there.jdbi().withHandle(Tables::rows);
      restored.keySet().removeIf(table -> table.startsWith("audit_"));
      assertEquals(rows, restored);
    }
  }

  @Test
  void storeThatLostAFile_makesNoBackupAndSaysWhichItIs() throws Exception {
    Path data = copy("data");
    List<Path> stored = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data.resolve("files"))) {
      all.filter(Files::isRegularFile).sorted().forEach(stored::add);
    }
    Files.delete(stored.get(0));
    Files.write(stored.get(1), new byte[] {1});
    Path target = folder.resolve("backup");
    TestCommand refused = run(data, "backup", target.toString());
    assertEquals(1, refused.status(), refused::toString);
    assertTrue(refused.err().contains(digest(stored.get(0)) + " is missing"), refused.err());
    assertTrue(refused.err().contains(digest(stored.get(1)) + " has other bytes"), refused.err());
    assertRefused("manifest.json is missing", "restore", target.toString());
  }

  private static String digest(Path stored) {
    return stored.getParent().getFileName() + stored.getFileName().toString();
  }

  /** A copy of something of the small installation, to be damaged. */
  private Path copy(String name) throws IOException {
    Path from = small.resolve(name);
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path to = folder.resolve(name).resolve(from.relativize(file));
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return folder.resolve(name);
  }

  private static List<Path> blobs(Path backup) throws IOException {
    try (Stream<Path> all = Files.walk(backup.resolve("blobs"))) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Settings of an outside database. */
  private Path outside(TestServer server, String database, String user, String password)
      throws IOException {
    Path secret = folder.resolve("secret");
    if (password.isEmpty()) {
      secret = server.data().resolve("postgresql-password");
    } else {
      Files.writeString(secret, password);
    }
    return Files.writeString(
        folder.resolve("outside.properties"),
        "database.url=%s\ndatabase.user=%s\ndatabase.password.file=%s\ndata=%s\n"
            .formatted(
                server.databaseUrl().replaceFirst("/postgres$", "/" + database),
                user,
                secret,
                folder.resolve("empty")));
  }

  private TestCommand backup(Path data, Path target) throws IOException {
    TestCommand done = run(data, "backup", target.toString());
    assertEquals(0, done.status(), done::toString);
    return done;
  }

  private void assertRestored(Path backup, Path data) throws IOException {
    TestCommand restored = run(data, "restore", backup.toString());
    assertEquals(0, restored.status(), restored::toString);
    assertTrue(restored.out().contains("the audit log is right"), restored.out());
  }

  private void assertRefused(String problem, String... arguments) throws IOException {
    TestCommand refused = run(folder.resolve("none"), arguments);
    assertEquals(1, refused.status(), refused::toString);
    assertTrue(refused.err().contains(problem), refused.err());
    assertFalse(Files.exists(folder.resolve("none")));
  }

  /** Runs a command with the settings of an installation in that folder. */
  private TestCommand run(Path data, String... arguments) throws IOException {
    return run(folder, data, arguments);
  }

  private static TestCommand run(Path place, Path data, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--settings")) {
      Path settings =
          Files.writeString(place.resolve(data.getFileName() + ".properties"), "data=" + data);
      all.addAll(List.of("--settings", settings.toString()));
    }
    return TestCommand.run(all.toArray(String[]::new));
  }

  private static <T> T read(Path data, HandleCallback<T, RuntimeException> read)
      throws IOException {
    try (OpenInstallation there =
        OpenInstallation.open(Config.of(Map.of(ServerSetting.DATA, data.toString())))) {
      return there.jdbi().withHandle(read);
    }
  }

  private static String empty(Map<String, List<String>> rows) {
    return new TreeMap<>(rows)
        .entrySet().stream()
            .filter(table -> table.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList()
            .toString();
  }

  private static boolean tellsTheTime(String path) {
    return path.startsWith("/v1/meta") || path.contains("/tokens") || path.endsWith("/export");
  }

  /** Waits until all is evaluated, told and sealed. */
  private static void awaitQuiet(TestServer server) {
    Awaitility.await()
        .until(
            () ->
                unfinished(server) == 0
                    && number(server, "SELECT count(*) FROM event WHERE seq IS NULL") == 0
                    && number(server, "SELECT count(*) FROM audit_pending") == 0);
  }

  private static long unfinished(TestServer server) {
    return number(server, "SELECT count(*) FROM evaluation WHERE state IN ('QUEUED', 'SCORING')");
  }

  private static long count(TestServer server) {
    return number(server, "SELECT count(*) FROM submission");
  }

  private static long number(TestServer server, String sql) {
    return server.jdbi().withHandle(db -> db.createQuery(sql).mapTo(Long.class).one());
  }
}
