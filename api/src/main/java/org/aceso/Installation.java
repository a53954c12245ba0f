package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.aceso.account.Accounts;
import org.aceso.account.Person;
import org.aceso.database.DatabaseClock;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is made once for all servers of an installation, by the first that starts. */
record Installation(byte[] cursorSecret) {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final Duration FIRST_TOKEN = Duration.ofDays(30);

  static Installation open(Jdbi jdbi, Accounts accounts, Path data) throws IOException {
    String secret =
        jdbi.inTransaction(
            db -> {
              boolean first =
                  db.execute(
                          "INSERT INTO installation (cursor_secret) VALUES (?) ON CONFLICT DO NOTHING",
                          Ids.bytes(32))
                      == 1;
              return first ? firstAdministrator(accounts, db) : null;
            });
    if (secret != null) {
      LOG.info("the first administrator's token is in {}", write(secret, data));
    }
    return new Installation(
        jdbi.withHandle(
            db ->
                db.createQuery("SELECT cursor_secret FROM installation")
                    .mapTo(byte[].class)
                    .one()));
  }

  private static String firstAdministrator(Accounts accounts, Handle db) {
    Person administrator = accounts.createPerson("Administrator", true, db);
    Instant now = DatabaseClock.now(db);
    return accounts
        .mint(administrator.id(), "first start", Accounts.SCOPES, now.plus(FIRST_TOKEN), db)
        .secret();
  }

  /** Readable by its owner alone from the first byte on. */
  private static Path write(String secret, Path data) throws IOException {
    Path file = data.resolve("admin-token");
    Files.deleteIfExists(file);
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (UnsupportedOperationException e) {
      Files.createFile(file);
    }
    return Files.writeString(file, secret + "\n");
  }
}
