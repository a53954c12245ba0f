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

  static Optional<Person> find(String id, Handle db) {
    return db.createQuery(
            """
            SELECT id, display_name,
              ARRAY(SELECT role FROM installation_role WHERE person_id = person.id)
            FROM person WHERE id = :id
            """)
        .bind("id", id)
        .map(
            (row, context) ->
                new Person(row.getString(1), row.getString(2), roles(row.getArray(3))))
        .findOne();
  }

  /** An array of roles of the installation. */
  static Set<Role> roles(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .map(Role::valueOf)
        .collect(Collectors.toSet());
  }
}
