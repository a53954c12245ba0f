package org.aceso.account;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** SQL on people. */
final class PersonQueries {
  private PersonQueries() {}

  static void insert(Person person, Handle db) {
    db.execute(
        "INSERT INTO person (id, display_name, administrator) VALUES (?, ?, ?)",
        person.id(),
        person.displayName(),
        person.administrator());
  }

  static Optional<Person> find(String id, Handle db) {
    return db.createQuery("SELECT id, display_name, administrator FROM person WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> new Person(row.getString(1), row.getString(2), row.getBoolean(3)))
        .findOne();
  }
}
