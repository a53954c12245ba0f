package org.aceso.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.aceso.ids.Ids;

/**
 * The password of an embedded cluster. A new cluster trusts everybody on the machine; its first
 * start gives it a random password and tells it to ask for that from then on.
 */
final class ClusterPassword {
  private static final String ASK_FOR_PASSWORD =
      """
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private final Path folder;
  private final String text;
  private final boolean set;

  private ClusterPassword(Path folder, String text, boolean set) {
    this.folder = folder;
    this.text = text;
    this.set = set;
  }

  /** Read from its file, or made and written to it, readable by its owner alone. */
  static ClusterPassword of(Path file, Path folder) throws IOException {
    if (Files.exists(file) && Files.exists(folder.resolve("PG_VERSION"))) {
      return new ClusterPassword(folder, Files.readString(file).strip(), isApplied(folder));
    }
    Files.deleteIfExists(file);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException e) {
      Files.createFile(file);
    }
    String fresh = Ids.secret("");
    Files.writeString(file, fresh);
    return new ClusterPassword(folder, fresh, false);
  }

  /** Whether the cluster asks for it. */
  boolean isSet() {
    return set;
  }

  String text() {
    return text;
  }

  /** Makes the cluster ask for it, unless it does. */
  void apply(DataSource cluster) throws IOException {
    if (set) {
      return;
    }
    try (Connection connection = cluster.getConnection();
        Statement statement = connection.createStatement()) {
      // The password is 32 characters of our own alphabet: nothing in it needs quoting.
      statement.execute("ALTER ROLE postgres PASSWORD '" + text + "'");
      Files.writeString(folder.resolve("pg_hba.conf"), ASK_FOR_PASSWORD);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IOException("the embedded database does not take its password", e);
    }
  }

  private static boolean isApplied(Path folder) throws IOException {
    return Files.readString(folder.resolve("pg_hba.conf")).equals(ASK_FOR_PASSWORD);
  }
}
