package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code aceso doctor}, on machines of all kinds. */
final class DoctorTest {
  @TempDir private Path folder;

  @Test
  void newMachine_isFineAndNothingIsMade() throws Exception {
    Path data = folder.resolve("data");
    TestCommand done = doctor("data=" + data, "port=0");
    assertEquals(0, done.status(), done::toString);
    assertTrue(has(done, "ok    folder    " + data + " is not there yet"), done.out());
    assertTrue(
        has(done, "ok    plugins   a process of its own starts and describes ["), done.out());
    assertTrue(done.out().contains("ordinal-classification@1"), done.out());
    assertTrue(has(done, "warn  settings  the embedded database is for trying out"), done.out());
    assertFalse(Files.exists(data));
  }

  @Test
  void runningServer_isLookedAtBesideIt() throws Exception {
    TestServer server = TestServer.shared();
    Scene.open().openPhase(new PhaseForm());
    String port = server.url().substring(server.url().lastIndexOf(':') + 1);
    TestCommand done = doctor("data=" + server.data(), "port=" + port);
    assertEquals(0, done.status(), done::toString);
    for (String line :
        List.of(
            "ok    settings  ",
            "ok    folder    ",
            "warn  port      127.0.0.1:" + port + " is taken: by a server that runs",
            "ok    database  PostgreSQL 18",
            "ok    clock     ",
            "ok    database  has the schema of this version",
            "ok    store     takes files, and has the last one that came",
            "ok    plugins   ")) {
      assertTrue(has(done, line), line + "\n" + done.out());
    }
  }

  @Test
  void manyFaults_areAllToldWithWhatToDo() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TestCommand done =
          doctor(
              "data=" + data,
              "port=" + taken.getLocalPort(),
              "database.url=jdbc:postgresql://127.0.0.1:1/aceso",
              "plugins=" + folder.resolve("none"));
      assertEquals(1, done.status(), done::toString);
      for (String line :
          List.of(
              "fail  folder    everybody on this machine can write to the data folder",
              "warn  port      127.0.0.1:" + taken.getLocalPort() + " is taken",
              "fail  database  the database at jdbc:postgresql://127.0.0.1:1/aceso cannot be used",
              "fail  plugins   the folder " + folder.resolve("none") + " is missing")) {
        assertTrue(has(done, line), line + "\n" + done.out());
      }
      assertTrue(done.out().contains("chmod o-w"), done.out());
    }
  }

  @Test
  void settingsThatCannotBeRead_areNamedAndTheRestIsLookedAt() throws Exception {
    TestCommand done =
        doctor("data=" + folder.resolve("data"), "port=0", "cors.origins=example.org");
    assertEquals(1, done.status(), done::toString);
    assertTrue(has(done, "fail  settings  ACESO_CORS_ORIGINS must be origins"), done.out());
    assertTrue(has(done, "ok    plugins   "), done.out());

    TestCommand none = doctor("prot=8080");
    assertEquals(1, none.status(), none::toString);
    assertTrue(none.out().contains("has unknown settings [prot]"), none.out());
  }

  @Test
  void storeOfAnotherInstallation_isFoundOut() throws Exception {
    Scene.open().openPhase(new PhaseForm());
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    TestServer server = TestServer.shared();
    TestCommand done =
        doctor(
            "data=" + data,
            "port=0",
            "database.url=" + server.databaseUrl(),
            "database.user=postgres",
            "database.password.file=" + server.data().resolve("postgresql-password"));
    assertEquals(1, done.status(), done::toString);
    assertTrue(has(done, "fail  store     it has lost "), done.out());
    assertTrue(done.out().contains("is it the right one?"), done.out());
  }

  @Test
  void jarThatIsNone_isAWarning() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    try (Stream<Path> jars = Files.list(Parts.application().resolve("plugins"))) {
      Path one = jars.sorted().findFirst().orElseThrow();
      Files.copy(one, plugins.resolve(one.getFileName()));
    }
    Files.writeString(plugins.resolve("broken.jar"), "no jar");
    TestCommand done = doctor("data=" + folder.resolve("data"), "port=0", "plugins=" + plugins);
    assertEquals(0, done.status(), done::toString);
    assertTrue(has(done, "warn  plugins   broken.jar is not used: "), done.out());
    assertTrue(has(done, "ok    plugins   "), done.out());
  }

  private static boolean has(TestCommand done, String start) {
    return done.out().lines().anyMatch(line -> line.startsWith(start));
  }

  private TestCommand doctor(String... settings) throws IOException {
    Path file = Files.write(folder.resolve("aceso.properties"), List.of(settings));
    return TestCommand.run("doctor", "--settings", file.toString());
  }
}
