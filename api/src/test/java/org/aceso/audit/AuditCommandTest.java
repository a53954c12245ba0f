package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.aceso.Scene;
import org.aceso.TestCommand;
import org.aceso.TestServer;
import org.aceso.wire.AuditHead;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aceso audit} as an operator runs it, and an export as a stranger checks it. */
final class AuditCommandTest {
  @TempDir private Path folder;
  private OwnDatabase database;

  @BeforeEach
  void fill() {
    database = OwnDatabase.create();
    database.fill(40);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void wholeChain_endsWithZeroAndTheHead() {
    Link last = links().get(39);
    TestCommand verified = run("verify", "--head", "17:" + links().get(16).hash());
    assertEquals(0, verified.status(), verified::toString);
    assertEquals(
        List.of("40 links, all right; 0 entries wait to be chained", "head 40:" + last.hash()),
        verified.out().lines().toList());
  }

  @Test
  void entriesThatWait_areCounted() {
    database.jdbi().useTransaction(db -> OwnDatabase.append(1, db));
    TestCommand verified = run("verify");
    assertEquals(0, verified.status(), verified::toString);
    assertTrue(verified.out().contains("1 entries wait"), verified.out());
  }

  @Test
  void changedEntry_endsWithTwoAndItsName() {
    Entry entry = links().get(11).entry();
    attack(db -> db.execute("UPDATE audit_entry SET facts = '{}' WHERE id = ?", entry.id()));
    TestCommand verified = run("verify");
    assertEquals(2, verified.status(), verified::toString);
    assertTrue(verified.err().contains("link 12 (" + entry.id() + ")"), verified.err());
    assertTrue(verified.err().contains("the first 11 links"), verified.err());
  }

  @Test
  void cutTail_endsWithTwoWhenTheHeadWasNoted() {
    String head = "40:" + links().get(39).hash();
    attack(
        db -> {
          db.execute("DELETE FROM audit_seal WHERE seq = 40");
          db.execute("DELETE FROM audit_entry WHERE subject = 'sub_39'");
        });
    assertEquals(0, run("verify").status());
    assertEquals(2, run("verify", "--head", head).status());
  }

  @Test
  void headThatIsNone_isWrongUsage() {
    for (String head : List.of("40", "40:abc", "0:" + "a".repeat(64), "x:" + "a".repeat(64))) {
      assertEquals(64, run("verify", "--head", head).status(), head);
    }
  }

  @Test
  void runningServersChain_isWholeAndHasItsHead() throws Exception {
    TestServer server = TestServer.shared();
    AuditHead head = Scene.open().anonymous().audit().getAuditHead();
    Path settings = Files.writeString(folder.resolve("s"), "data=" + server.data() + "\n");
    TestCommand verified =
        TestCommand.run(
            "audit",
            "verify",
            "--settings",
            settings.toString(),
            "--head",
            head.seq() + ":" + head.hash());
    assertEquals(0, verified.status(), verified::toString);
  }

  @Test
  void export_isVerifiedByTheScriptOfTheGuide() throws Exception {
    String export = export();
    assertEquals("0 40:" + links().get(39).hash(), stranger(export));

    List<String> lines = export.lines().toList();
    String changed = lines.get(7).replace("\"sub_7\"", "\"sub_8\"");
    assertEquals("1 link 8 is wrong", stranger(export.replace(lines.get(7), changed)));
    assertEquals("1 link 9 is wrong", stranger(export.replace(lines.get(8) + "\n", "")));
  }

  private String export() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    TestCommand toFile = run("export", "--output", file.toString());
    assertEquals(0, toFile.status(), toFile::toString);
    String written = Files.readString(file);
    assertEquals(written, run("export").out());
    return written;
  }

  /** The exit status of the script, and what it said. */
  private String stranger(String export) throws IOException, InterruptedException {
    assumeTrue(hasPython(), "python3 is not on this machine");
    Path script = Files.writeString(folder.resolve("verify.py"), AuditGuide.code("python"));
    Path input = Files.writeString(folder.resolve("input.jsonl"), export);
    Process python =
        new ProcessBuilder("python3", script.toString())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return python.waitFor() + " " + said.strip();
  }

  private static boolean hasPython() {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(place -> Files.isExecutable(Path.of(place, "python3")));
  }

  private List<Link> links() {
    return database.jdbi().withHandle(OwnDatabase::links);
  }

  /** As a superuser who means it. */
  private void attack(Consumer<Handle> change) {
    database
        .jdbi()
        .useTransaction(
            db -> {
              db.execute("SET LOCAL session_replication_role = replica");
              change.accept(db);
            });
  }

  private TestCommand run(String verb, String... options) {
    try {
      Path settings =
          Files.writeString(
              folder.resolve("settings"),
              "data=%s\ndatabase.url=%s\ndatabase.user=postgres\ndatabase.password.file=%s\n"
                  .formatted(
                      folder.resolve("none"),
                      database.url(),
                      TestServer.shared().data().resolve("postgresql-password")));
      String[] all = new String[4 + options.length];
      System.arraycopy(
          new String[] {"audit", verb, "--settings", settings.toString()}, 0, all, 0, 4);
      System.arraycopy(options, 0, all, 4, options.length);
      return TestCommand.run(all);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
