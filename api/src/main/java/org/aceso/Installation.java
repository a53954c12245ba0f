package org.aceso;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.aceso.access.Role;
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
  private static final Duration TOKEN_LIFE = Duration.ofDays(30);

  static Installation open(Jdbi jdbi, Accounts accounts, Path data) throws IOException {
    String secret =
        jdbi.inTransaction(
            db -> {
              boolean first =
                  db.execute(
                          "INSERT INTO installation (cursor_secret) VALUES (?) ON CONFLICT DO NOTHING",
                          Ids.bytes(32))
                      == 1;
              return first || isLockedOut(db) ? administratorToken(accounts, db) : null;
            });
    if (secret != null) {
      LOG.info(
          "an administrator's token, good for {} days, is in {}",
          TOKEN_LIFE.toDays(),
          write(secret, data));
    }
    return new Installation(
        jdbi.withHandle(
            db ->
                db.createQuery("SELECT cursor_secret FROM installation")
                    .mapTo(byte[].class)
                    .one()));
  }

  /** Whether nobody holds a token any more with which others can be made. */
  private static boolean isLockedOut(Handle db) {
    return db.createQuery(
            """
            SELECT NOT EXISTS (
              SELECT 1 FROM token t JOIN installation_role r ON r.person_id = t.person_id
              WHERE r.role = 'ADMINISTRATOR' AND t.revoked_at IS NULL AND t.expires_at > now()
                AND 'admin' = ANY (t.scopes))
            """)
        .mapTo(Boolean.class)
        .one();
  }

  private static String administratorToken(Accounts accounts, Handle db) {
    Person administrator = accounts.createPerson("Administrator", Set.of(Role.ADMINISTRATOR), db);
    Instant now = DatabaseClock.now(db);
    return accounts
        .mint(administrator.id(), "made at start", Accounts.SCOPES, now.plus(TOKEN_LIFE), db)
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
