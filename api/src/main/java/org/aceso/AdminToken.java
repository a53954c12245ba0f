package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.aceso.account.OperatorTokens;
import org.jdbi.v3.core.Jdbi;

/** The file in which a first start leaves the token that is exchanged for another. */
final class AdminToken {
  static final String FILE = "admin-token";

  private AdminToken() {}

  /** Readable by its owner alone from the first byte on. */
  static Path write(String secret, Path data) throws IOException {
    Path file = data.resolve(FILE);
    Files.deleteIfExists(file);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException e) {
      Files.createFile(file);
    }
    return Files.writeString(file, secret + "\n");
  }

  /** Removes the file once its token is of no use any more. */
  static void removeSpent(Jdbi jdbi, Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      String secret = Files.readString(file).strip();
      if (!jdbi.withHandle(db -> OperatorTokens.isValid(secret, db))) {
        Files.delete(file);
      }
    }
  }
}
