package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of data, and files that hold secrets: nobody else on the machine may change the one or
 * read the others. Where the file system knows no owners, there is nothing to check.
 */
final class DataFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

  private DataFolder() {}

  /** The data folder, made when it is not there: for its owner alone. */
  static Path open(Config config) {
    Path data = config.path(ServerSetting.DATA);
    try {
      create(data);
    } catch (IOException e) {
      throw new ConfigException("the data folder " + data + " is no folder and cannot be made one");
    }
    if (!Files.isWritable(data)) {
      throw new ConfigException("the data folder " + data + " cannot be written to");
    }
    check(data);
    return data;
  }

  /** Refuses a folder without an embedded database, and one that others get at. */
  static void requireInstallation(Path data) {
    if (!Files.exists(data.resolve("postgresql/PG_VERSION"))) {
      throw new ConfigException(
          "there is no installation in "
              + data
              + ": start the server once, or name its folder or database in the settings");
    }
    check(data);
  }

  /** Refuses a folder, and secrets in it, that others on the machine get at. */
  static void check(Path data) {
    if (permissions(data).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new ConfigException(
          "everybody on this machine can write to the data folder "
              + data
              + " and so become administrator: chmod o-w "
              + data);
    }
    requirePrivate(data.resolve("postgresql-password"));
    requirePrivate(data.resolve(AdminToken.FILE));
  }

  private static void requirePrivate(Path file) {
    Set<PosixFilePermission> given = permissions(file);
    if (given.contains(PosixFilePermission.OTHERS_READ)
        || given.contains(PosixFilePermission.GROUP_READ)) {
      throw new ConfigException(
          "others can read the secret in " + file + ": chmod 600 " + file + ", and renew it");
    }
  }

  /** Warns only: secrets that an orchestrator mounts are often readable by everybody inside. */
  static void warnUnlessPrivate(Path file) {
    if (permissions(file).contains(PosixFilePermission.OTHERS_READ)) {
      LOG.warn("everybody on this machine can read the secret in {}", file);
    }
  }

  private static void create(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      return;
    }
    try {
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (UnsupportedOperationException e) {
      Files.createDirectories(data);
    }
  }

  private static Set<PosixFilePermission> permissions(Path file) {
    try {
      return Files.exists(file) ? Files.getPosixFilePermissions(file) : Set.of();
    } catch (IOException | UnsupportedOperationException e) {
      return Set.of();
    }
  }
}
