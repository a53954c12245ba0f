package org.aceso.approval;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** SQL on the decisions of councils. */
final class ApprovalQueries {
  private ApprovalQueries() {}

  static void insert(String phaseId, Approval approval, Handle db) {
    db.execute(
        """
        INSERT INTO approval (id, phase_id, matter, sha256, decision, statement, decided_by)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        approval.id(),
        phaseId,
        approval.matter().name(),
        approval.sha256(),
        approval.decision().name(),
        approval.statement(),
        approval.decidedBy());
  }

  /** All decisions about a phase, oldest first. */
  static List<Approval> ofPhase(String phaseId, Handle db) {
    return db.createQuery("SELECT * FROM approval WHERE phase_id = :phase ORDER BY id")
        .bind("phase", phaseId)
        .map((row, context) -> approval(row))
        .list();
  }

  /** Who is in the council of a challenge now. */
  static Set<String> council(String challengeId, Handle db) {
    return Set.copyOf(
        db.createQuery(
                """
                SELECT person_id FROM challenge_role
                WHERE challenge_id = :challenge AND role = 'COUNCIL'
                """)
            .bind("challenge", challengeId)
            .mapTo(String.class)
            .list());
  }

  private static Approval approval(ResultSet row) throws SQLException {
    return new Approval(
        row.getString("id"),
        Matter.valueOf(row.getString("matter")),
        row.getString("sha256"),
        Approval.Decision.valueOf(row.getString("decision")),
        row.getString("statement"),
        row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant());
  }
}
