package org.aceso.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real PostgreSQL that runs beside the server, with its data in a folder that is kept. Listens on
 * the loopback address only, and wants a random password.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final ClusterPassword password;
  private final FolderLock lock;

  private EmbeddedDatabase(EmbeddedPostgres postgres, ClusterPassword password, FolderLock lock) {
    this.postgres = postgres;
    this.password = password;
    this.lock = lock;
  }

  /** Starts it for a command: it stops with the process at the latest. */
  public static EmbeddedDatabase startForCommand(Path folder) throws IOException {
    return start(folder, true);
  }

  /** Starts it for a server, which closes it after all that needs it. */
  public static EmbeddedDatabase startForServer(Path folder) throws IOException {
    return start(folder, false);
  }

  /**
   * Starts it; the first start in a folder creates the cluster. A PostgreSQL that outlived a killed
   * server in the same folder is stopped first.
   *
   * @throws FolderInUseException when another process uses the folder
   * @throws IOException when it does not come up
   */
  private static EmbeddedDatabase start(Path folder, boolean stopsWithProcess) throws IOException {
    Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
    FolderLock lock = FolderLock.of(parent, "lock");
    try {
      Orphan.stop(folder);
      ClusterPassword password = ClusterPassword.of(parent.resolve("postgresql-password"), folder);
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(stopsWithProcess)
              // The order of texts of no language: a folder is the same on each machine.
              .setLocaleConfig("locale", "C")
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("max_connections", "100");
      if (password.isSet()) {
        builder.setConnectConfig("password", password.text());
      }
      EmbeddedPostgres postgres = builder.start();
      password.apply(postgres.getPostgresDatabase());
      return new EmbeddedDatabase(postgres, password, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  public String user() {
    return "postgres";
  }

  public String password() {
    return password.text();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
    lock.close();
  }
}
