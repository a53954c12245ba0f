package org.aceso.audit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;

/** What the guide says holds as it stands there. */
final class AuditGuideTest {

  @Test
  void actions_areAllInTheGuideWithTheirMeaning() throws IOException {
    String text = AuditGuide.text();
    List<String> missing =
        Arrays.stream(AuditAction.values())
            .map(action -> "| `" + action + "` | " + action.meaning() + " |")
            .filter(line -> !text.contains("\n" + line + "\n"))
            .toList();
    assertEquals(List.of(), missing);
  }

  @Test
  void actionsThatNothingRecordsYet_areSaidToBeSo() throws IOException {
    Set<String> recorded =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.aceso")
                .that(not(equivalentTo(AuditAction.class)))
                .stream()
                .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(AuditAction.class))
                .map(access -> access.getTarget().getName())
                .collect(Collectors.toSet());
    Set<String> unused =
        Arrays.stream(AuditAction.values()).map(Enum::name).collect(Collectors.toSet());
    unused.removeAll(recorded);

    String sentence =
        AuditGuide.text()
            .substring(AuditGuide.text().indexOf("leaves nothing new."))
            .replace("leaves nothing new.", "");
    Set<String> said =
        Pattern.compile("`([A-Z_]+)`")
            .matcher(sentence)
            .results()
            .map(one -> one.group(1))
            .collect(Collectors.toSet());
    assertEquals(unused, said);
  }

  @Test
  void hashedFields_standInTheGuideInTheirOrder() throws IOException {
    try (OwnDatabase database = OwnDatabase.create()) {
      database.fill(1);
      Link link = database.jdbi().withHandle(OwnDatabase::links).get(0);
      String table =
          AuditGuide.text()
              .lines()
              .dropWhile(line -> !line.startsWith("| field |"))
              .skip(2)
              .takeWhile(line -> line.startsWith("| `"))
              .map(line -> line.substring(3, line.indexOf('`', 3)))
              .collect(Collectors.joining(" "));
      assertEquals(String.join(" ", link.fields().keySet()), table);
    }
  }

  /** A server lives with the rights of the guide, and can do nothing else with the log. */
  @Test
  void roleOfTheGuide_appendsAndSealsButChangesNothing() throws Exception {
    try (OwnDatabase database = OwnDatabase.create()) {
      String role = Ids.next("aceso");
      grant(database.jdbi(), role);
      try (TestServer server = TestServer.startOn(database.url(), role, "a password of the test")) {
        Scene scene = Scene.open(server.url(), server.administrator());
        Caller anybody = scene.anonymous();
        Awaitility.await("a seal").until(() -> anybody.audit().getAuditHead().seq() > 0);
      }
      Verification found = new AuditLog(database.jdbi()).verify(Optional.empty());
      assertEquals(Optional.empty(), found.fault());

      Jdbi jdbi =
          Jdbi.create(database.url() + "?currentSchema=aceso", role, "a password of the test");
      for (String change :
          List.of(
              "UPDATE audit_entry SET facts = facts",
              "DELETE FROM audit_entry",
              "TRUNCATE audit_entry CASCADE",
              "UPDATE audit_seal SET seq = seq",
              "DELETE FROM audit_seal",
              "TRUNCATE audit_seal",
              "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
              "SET session_replication_role = replica",
              "INSERT INTO audit_entry (id, recorded_at, origin, action, subject, facts)"
                  + " VALUES ('aud_1', now(), 'REQUEST', 'A', 'b', '{}')")) {
        var refused =
            assertThrows(
                UnableToExecuteStatementException.class,
                () -> jdbi.useHandle(db -> db.execute(change)),
                change);
        String why = refused.getMessage();
        assertTrue(why.contains("permission denied") || why.contains("must be owner"), why);
      }
    }
  }

  private static void grant(Jdbi jdbi, String role) throws IOException {
    Map<String, String> own = Map.of("aceso_server", role, "choose one", "a password of the test");
    for (String statement : AuditGuide.code("sql").split(";\n")) {
      String sql = statement;
      for (var change : own.entrySet()) {
        sql = sql.replace(change.getKey(), change.getValue());
      }
      String one = sql;
      jdbi.useHandle(db -> db.execute(one));
    }
  }
}
