package org.aceso;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.aceso.database.Database;
import org.aceso.database.EmbeddedDatabase;
import org.aceso.database.FolderInUseException;
import org.aceso.database.RunningDatabase;
import org.jdbi.v3.core.Jdbi;

/**
 * The database of this installation for a command of its operator: the outside one, or the embedded
 * one of the server that runs, or else the embedded one started for the moment. Nothing is migrated
 * and no installation is made.
 */
final class OpenInstallation implements AutoCloseable {
  private static final int CONNECTIONS = 2;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Database database;

  private OpenInstallation() {}

  /**
   * Opens it.
   *
   * @throws ConfigException when there is no installation where the settings say
   * @throws IOException when the data folder or its database cannot be used
   */
  static OpenInstallation open(Config config) throws IOException {
    OpenInstallation installation = new OpenInstallation();
    try {
      installation.database = installation.connect(config);
      return installation;
    } catch (IOException | RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  private Database connect(Config config) throws IOException {
    if (config.has(ServerSetting.DATABASE_URL)) {
      return keep(
          Database.join(
              config.text(ServerSetting.DATABASE_URL),
              config.text(ServerSetting.DATABASE_USER),
              Databases.password(config),
              CONNECTIONS));
    }
    Path data = config.path(ServerSetting.DATA);
    Path folder = data.resolve("postgresql");
    DataFolder.requireInstallation(data);
    FileChannel turn = turn(data);
    try {
      EmbeddedDatabase own = keep(EmbeddedDatabase.startForCommand(folder));
      return keep(Database.join(own.url(), own.user(), own.password(), CONNECTIONS));
    } catch (FolderInUseException e) {
      turn.close();
      return keep(Databases.join(RunningDatabase.of(folder), CONNECTIONS));
    }
  }

  /**
   * Commands that start the database do it one after the other, so that none stops it while another
   * has connected to it: whoever else holds the folder is a server.
   */
  private FileChannel turn(Path data) throws IOException {
    FileChannel channel =
        keep(
            FileChannel.open(
                data.resolve("command-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    channel.lock();
    return channel;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() throws IOException {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
