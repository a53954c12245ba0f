package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.aceso.database.Database;
import org.aceso.database.EmbeddedDatabase;

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
