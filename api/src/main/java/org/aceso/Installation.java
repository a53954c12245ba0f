package org.aceso;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.aceso.access.Role;
import org.aceso.account.OperatorTokens;
import org.aceso.account.Person;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is made once for all servers of an installation, by the first that starts. */
record Installation(byte[] cursorSecret) {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final Duration TOKEN_LIFE = Duration.ofDays(7);

  static Installation open(Jdbi jdbi, Path data) throws IOException {
    String secret =
        jdbi.inTransaction(
            db -> {
              boolean first =
                  db.execute(
                          "INSERT INTO installation (cursor_secret) VALUES (?) ON CONFLICT DO NOTHING",
                          Ids.bytes(32))
                      == 1;
              return first || isLockedOut(db) ? administratorToken(db) : null;
            });
    if (secret != null) {
      LOG.info(
          "an administrator's one-time token, good for {} days, is in {}",
          TOKEN_LIFE.toDays(),
          AdminToken.write(secret, data));
    }
    AdminToken.removeSpent(jdbi, data);
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
              SELECT 1
              FROM token t
              JOIN person p ON p.id = t.person_id
              JOIN installation_role r ON r.person_id = t.person_id
              WHERE r.role = 'ADMINISTRATOR' AND p.blocked_at IS NULL AND p.erased_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > now()
                AND 'admin' = ANY (t.scopes))
            """)
        .mapTo(Boolean.class)
        .one();
  }

  private static String administratorToken(Handle db) {
    Person administrator =
        OperatorTokens.newPerson("Administrator", Set.of(Role.ADMINISTRATOR), db);
    return OperatorTokens.mintOneTime(administrator, "made at start", TOKEN_LIFE, db).secret();
  }
}
