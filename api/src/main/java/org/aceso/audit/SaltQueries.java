package org.aceso.audit;

import org.jdbi.v3.core.Handle;

/** SQL on the salts of people. */
final class SaltQueries {
  private SaltQueries() {}

  static void insertIfAbsent(String personId, byte[] salt, Handle db) {
    db.execute(
        "INSERT INTO personal_salt (person_id, salt) VALUES (?, ?) ON CONFLICT DO NOTHING",
        personId,
        salt);
  }

  static byte[] get(String personId, Handle db) {
    return db.createQuery("SELECT salt FROM personal_salt WHERE person_id = :person")
        .bind("person", personId)
        .mapTo(byte[].class)
        .one();
  }
}
