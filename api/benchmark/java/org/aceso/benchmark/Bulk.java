package org.aceso.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * Fills the tables as years of challenges would: 50 000 scored submissions of all teams, half of
 * them in the measured phase and the rest in nine others of the same challenge. Ids are older than
 * any that the server makes. A table of the load run's own, {@code load_team}, numbers the teams
 * for pgbench.
 */
final class Bulk {
  static final int SUBMISSIONS = 50_000;

  private static final List<String> STATEMENTS =
      List.of(
          """
          CREATE TABLE load_team AS
          SELECT row_number() OVER (ORDER BY m.team_id) - 1 AS nth, m.team_id AS team,
            m.person_id AS person, encode(t.secret_hash, 'hex') AS hash
          FROM team_member m JOIN token t USING (person_id)
          """,
          """
          ALTER TABLE load_team ADD PRIMARY KEY (nth)
          """,
          """
          INSERT INTO phase (id, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings,
            reference, cases, ranking, quota, visibility, frozen, frozen_at)
          SELECT 'pha_bulk' || n, challenge_id, kind, name, opens_at, closes_at, challenge_type, settings,
            reference, cases, ranking, quota, visibility, frozen, frozen_at
          FROM phase, generate_series(1, 9) n WHERE id = '%1$s'
          """,
          """
          INSERT INTO participation (phase_id, team_id)
          SELECT p.id, t.id FROM phase p JOIN team t USING (challenge_id) WHERE p.id LIKE 'pha_bulk%%'
          """,
          """
          CREATE TEMPORARY TABLE bulk AS
          SELECT lpad(n::text, 26, '0') AS n,
            CASE WHEN n %% 2 = 0 THEN '%1$s' ELSE 'pha_bulk' || (1 + n / 2 %% 9) END AS phase_id,
            e.team_id, s.submitted_by, e.receipt, e.scores, random() AS value,
            now() - interval '1 minute' * (%2$d - n) AS at
          FROM generate_series(1, %2$d) n
          JOIN (SELECT row_number() OVER (ORDER BY team_id) - 1 AS nth, * FROM evaluation
                WHERE phase_id = '%1$s') e ON e.nth = n / 18 %% %3$d
          JOIN submission s ON s.id = e.submission_id
          """,
          """
          INSERT INTO blob (sha256, bytes)
          SELECT encode(sha256(convert_to(n, 'UTF8')), 'hex'), 9000 FROM bulk
          """,
          """
          INSERT INTO submission (id, phase_id, team_id, submitted_by, state, sha256, media_type, received_at)
          SELECT 'sub_' || n, phase_id, team_id, submitted_by, 'VALID',
            encode(sha256(convert_to(n, 'UTF8')), 'hex'), 'text/csv', at FROM bulk
          """,
          """
          INSERT INTO quota_use (submission_id, phase_id, team_id, taken_at)
          SELECT 'sub_' || n, phase_id, team_id, at FROM bulk
          """,
          """
          INSERT INTO evaluation (id, submission_id, phase_id, team_id, state, attempts, receipt, scores,
            ranking_value, created_at, started_at, finished_at)
          SELECT 'eva_' || n, 'sub_' || n, phase_id, team_id, 'SCORED', 1, receipt, scores, value, at, at, at
          FROM bulk
          """);

  private Bulk() {}

  static void fill(Connection database, Scene scene) throws SQLException {
    fill(database, scene, SUBMISSIONS);
  }

  static void fill(Connection database, Scene scene, int submissions) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(
            String.format(Locale.ROOT, sql, scene.phase(), submissions, scene.teams().size()));
      }
      statement.execute("VACUUM ANALYZE");
    }
  }

  /** Makes the board of a phase another one, as a scored submission does. */
  static void touchBoard(Connection database, Scene scene) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            "UPDATE standing SET submissions = submissions + 1 WHERE phase_id = ? AND team_id ="
                + " ?")) {
      update.setString(1, scene.phase());
      update.setString(2, scene.teams().get(0).id());
      update.executeUpdate();
    }
  }
}
