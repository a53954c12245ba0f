package org.aceso.account;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Role;
import org.jdbi.v3.core.Handle;

/** SQL on people. */
final class PersonQueries {
  private PersonQueries() {}

  static void insert(Person person, Handle db) {
    db.execute(
        "INSERT INTO person (id, display_name) VALUES (?, ?)", person.id(), person.displayName());
    for (Role role : person.roles()) {
      db.execute(
          "INSERT INTO installation_role (person_id, role) VALUES (?, ?)",
          person.id(),
          role.name());
    }
  }

  static void update(Person person, Handle db) {
    db.execute(
        "UPDATE person SET display_name = ?, email = ?, version = version + 1 WHERE id = ?",
        person.displayName(),
        person.email().orElse(null),
        person.id());
  }

  static Optional<Person> find(String id, Handle db) {
    return find(id, "", db);
  }

  /** Holds the row until the transaction ends; who only refers to it does not wait. */
  static Optional<Person> lock(String id, Handle db) {
    return find(id, "FOR NO KEY UPDATE", db);
  }

  private static Optional<Person> find(String id, String lock, Handle db) {
    return db.createQuery(
            """
            SELECT id, display_name, email, version,
              ARRAY(SELECT role FROM installation_role WHERE person_id = person.id)
            FROM person WHERE id = :id AND erased_at IS NULL
            """
                + lock)
        .bind("id", id)
        .map(
            (row, context) ->
                new Person(
                    row.getString(1),
                    row.getString(2),
                    Optional.ofNullable(row.getString(3)),
                    roles(row.getArray(5)),
                    row.getLong(4)))
        .findOne();
  }

  /** An array of roles of the installation. */
  static Set<Role> roles(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(Role::valueOf)
        .collect(Collectors.toSet());
  }
}
