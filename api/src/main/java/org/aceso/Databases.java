package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.aceso.database.Database;
import org.aceso.database.EmbeddedDatabase;
import org.aceso.database.RunningDatabase;

/** Opens the database that the settings name, or the embedded one. */
final class Databases {
  private Databases() {}

  /**
   * @param keep takes what has to be closed after the database
   */
  static Database open(Config config, Path data, Consumer<AutoCloseable> keep) throws IOException {
    int connections = config.number(ServerSetting.DATABASE_CONNECTIONS);
    if (config.has(ServerSetting.DATABASE_URL)) {
      return Database.open(
          config.text(ServerSetting.DATABASE_URL),
          config.text(ServerSetting.DATABASE_USER),
          password(config),
          connections);
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.startForServer(data.resolve("postgresql"));
    keep.accept(embedded);
    return Database.open(embedded.url(), embedded.user(), embedded.password(), connections);
  }

  /** Joins the database that the settings name, or the embedded one of a server that runs. */
  static Database join(Config config, Path data, int connections) throws IOException {
    if (config.has(ServerSetting.DATABASE_URL)) {
      return Database.join(
          config.text(ServerSetting.DATABASE_URL),
          config.text(ServerSetting.DATABASE_USER),
          password(config),
          connections);
    }
    return join(RunningDatabase.of(data.resolve("postgresql")), connections);
  }

  static Database join(RunningDatabase running, int connections) {
    return Database.join(running.url(), running.user(), running.password(), connections);
  }

  static String password(Config config) {
    if (!config.has(ServerSetting.DATABASE_PASSWORD_FILE)) {
      return "";
    }
    Path file = config.path(ServerSetting.DATABASE_PASSWORD_FILE);
    DataFolder.warnUnlessPrivate(file);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new ConfigException("the password file " + file + " cannot be read");
    }
  }
}
