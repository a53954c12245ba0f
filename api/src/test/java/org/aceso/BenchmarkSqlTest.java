package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** The load run has copies of the server's statements: the schema must know what they name. */
final class BenchmarkSqlTest {

  @Test
  void everyStatement_isOneOfTheSchema() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int count = 0;
    for (Path file : files()) {
      for (String statement : statements(file)) {
        count++;
        problem(statement).ifPresent(why -> wrong.put(file.getFileName() + ": " + statement, why));
      }
    }
    assertEquals(Map.of(), wrong);
    assertTrue(count > 20, count + " statements");
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("benchmark/sql"))) {
      return files.sorted().toList();
    }
  }

  /** Without what is pgbench's: its commands, its variables and the table that the run makes. */
  private static List<String> statements(Path file) throws IOException {
    StringBuilder sql = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (!line.startsWith("\\") && !line.startsWith("--") && !line.contains("load_team")) {
        sql.append(line.replace(" \\gset", ";")).append('\n');
      }
    }
    String constant = sql.toString().replaceAll("(?<!:):[a-z]+\\b", "NULL::text");
    List<String> statements = new ArrayList<>();
    for (String statement : constant.split(";\\s*\n")) {
      String bare = statement.strip();
      if (!bare.isEmpty() && !bare.equals("BEGIN") && !bare.equals("COMMIT")) {
        statements.add(bare);
      }
    }
    return statements;
  }

  private static Optional<String> problem(String statement) {
    try (Handle db = TestServer.shared().jdbi().open();
        Statement explain = db.getConnection().createStatement()) {
      explain.execute("EXPLAIN " + statement);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(e.getMessage());
    }
  }
}
