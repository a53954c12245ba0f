package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** What is appended, and that nothing of it can be changed. */
final class AuditTest {
  private static final Jdbi DATABASE = TestServer.shared().jdbi();
  private static final String CHALLENGE = Ids.next("cha");

  @Test
  void entry_holdsWhatWasSaid() {
    String subject = Ids.next("tst");
    DATABASE.useHandle(db -> record(subject, Map.of("to", 7, "from", Origin.BACKGROUND), db));

    Map<String, Object> row =
        DATABASE.withHandle(
            db ->
                db.createQuery("SELECT * FROM audit_entry WHERE subject = ?")
                    .bind(0, subject)
                    .mapToMap()
                    .one());
    assertEquals("BACKGROUND", row.get("origin"));
    assertEquals("EVALUATION_REPEATED", row.get("action"));
    assertEquals(CHALLENGE, row.get("challenge_id"));
    assertEquals("{\"from\":\"BACKGROUND\",\"to\":7}", row.get("facts"));
  }

  @Test
  void entry_goesWithTheTransactionThatIsUndone() {
    String subject = Ids.next("tst");
    DATABASE.useHandle(
        db -> {
          db.begin();
          record(subject, Map.of(), db);
          db.rollback();
        });
    assertEquals(0, count("audit_entry WHERE subject = '" + subject + "'"));
  }

  @Test
  void entry_takesNoWholeRecords() {
    record Contact(String address) {}
    assertThrows(
        IllegalArgumentException.class,
        () -> Facts.text(Map.of("contact", new Contact("ada@example.org"))));
    assertThrows(
        IllegalArgumentException.class, () -> Facts.text(Map.of("story", "x".repeat(301))));
  }

  @Test
  void logAndSeals_takeNoChange() {
    for (String table : List.of("audit_entry", "audit_seal")) {
      for (String change :
          List.of(
              "UPDATE " + table + " SET " + column(table) + " = " + column(table),
              "DELETE FROM " + table,
              "TRUNCATE " + table + " CASCADE")) {
        var refused =
            assertThrows(
                UnableToExecuteStatementException.class,
                () -> DATABASE.useHandle(db -> db.execute(change)),
                change);
        assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
      }
    }
  }

  @Test
  void personalDigest_tellsOneNameFromAnotherUntilTheSaltIsGone() {
    DATABASE.useHandle(
        db -> {
          String ada = person(db);
          String first = PersonalDigests.of(ada, "Ada", db);
          assertEquals(first, PersonalDigests.of(ada, "Ada", db));
          assertNotEquals(first, PersonalDigests.of(ada, "ada", db));
          assertNotEquals(first, PersonalDigests.of(person(db), "Ada", db));

          db.execute("DELETE FROM personal_salt WHERE person_id = ?", ada);
          assertEquals(0, count("personal_salt WHERE person_id = '" + ada + "'"));
          assertNotEquals(first, PersonalDigests.of(ada, "Ada", db));
        });
  }

  private static void record(String subject, Map<String, ?> facts, Handle db) {
    Audit.record(Origin.BACKGROUND, AuditAction.EVALUATION_REPEATED, CHALLENGE, subject, facts, db);
  }

  private static String column(String table) {
    return table.equals("audit_entry") ? "id" : "entry_id";
  }

  private static String person(Handle db) {
    String id = Ids.next("per");
    db.execute("INSERT INTO person (id, display_name) VALUES (?, 'Ada')", id);
    return id;
  }

  private static int count(String from) {
    return DATABASE.withHandle(
        db -> db.createQuery("SELECT count(*) FROM " + from).mapTo(Integer.class).one());
  }
}
