package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody else on the machine may change the data or read the secrets of a server. */
final class DataFolderTest {
  @TempDir private Path folder;

  @BeforeEach
  void knowOwners() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void newFolder_isItsOwnersAlone() throws IOException {
    Path data = open(folder.resolve("a/b"));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwxrwx", "rwxr-x-w-"})
  void folderThatEverybodyWrites_isRefused(String permissions) throws IOException {
    set(folder, permissions);
    String told = assertThrows(ConfigException.class, () -> open(folder)).getMessage();
    assertTrue(told.contains("chmod o-w " + folder), told);
    set(folder, "rwxr-xr-x");
    open(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql-password", "admin-token"})
  void secretThatOthersRead_isRefused(String name) throws IOException {
    Path secret = Files.writeString(folder.resolve(name), "x");
    for (String permissions : new String[] {"rw-r--r--", "rw-r-----", "rw----r--"}) {
      set(secret, permissions);
      String told = assertThrows(ConfigException.class, () -> open(folder)).getMessage();
      assertTrue(told.contains("chmod 600 " + secret), told);
    }
    set(secret, "rw-------");
    open(folder);
  }

  @Test
  void server_doesNotStartOnAFolderThatEverybodyWrites() throws Exception {
    set(folder, "rwxrwxrwx");
    try (ServerProcess server = ServerProcess.launch(folder, Map.of())) {
      assertEquals(64, server.end());
      assertTrue(server.errors().get(0).startsWith("aceso: everybody on this machine can write"));
      assertEquals(1, server.errors().size());
    }
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
    assertEquals(64, CommandProcess.run(folder, Map.of(), "token", "list").status());
  }

  @Test
  void firstStart_leavesSecretsToTheOwnerAlone() throws Exception {
    Path data = folder.resolve("data");
    try (ServerProcess server = ServerProcess.start(data, Map.of("WORKERS", "0"))) {
      for (String name : new String[] {"admin-token", "postgresql-password"}) {
        Path secret = data.resolve(name);
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
      }
      assertTrue(
          server.errors().stream()
              .anyMatch(line -> line.contains(data.resolve("admin-token") + "")),
          "it says where the token is");
      assertTrue(
          server.errors().stream().noneMatch(line -> line.contains(server.administrator())),
          "and not what it is");
    }
  }

  private static Path open(Path data) {
    return DataFolder.open(Config.of(Map.of(ServerSetting.DATA, data.toString())));
  }

  private static void set(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
