package org.aceso.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/** People who are there beside the captains: registered, and in one of the teams. */
final class Crowd {
  private static final List<String> STATEMENTS =
      List.of(
          """
          INSERT INTO person (id, display_name)
          SELECT 'per_crowd' || n, 'Crowd ' || n FROM generate_series(1, %2$d) n
          """,
          """
          INSERT INTO registration (challenge_id, person_id)
          SELECT challenge_id, 'per_crowd' || n FROM phase, generate_series(1, %2$d) n
          WHERE phase.id = '%1$s'
          """,
          """
          INSERT INTO team_member (challenge_id, person_id, team_id)
          SELECT t.challenge_id, 'per_crowd' || n, t.id
          FROM (SELECT row_number() OVER (ORDER BY id) - 1 AS nth, count(*) OVER () AS teams, *
                FROM team) t
          JOIN generate_series(1, %2$d) n ON n %% t.teams = t.nth
          """);

  private Crowd() {}

  /** Adds so many people. */
  static void fill(Connection database, Scene scene, int people) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(String.format(Locale.ROOT, sql, scene.phase(), people));
      }
      statement.execute("VACUUM ANALYZE");
    }
  }
}
