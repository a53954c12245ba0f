package org.aceso.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks PostgreSQL how it executes statements. */
final class Plans {
  private static final Set<String> BIG =
      Set.of("submission", "evaluation", "blob", "quota_use", "evaluation_replicates", "event");
  private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");
  private static final String RUN =
      "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) ";
  private static final String LOOK = "EXPLAIN (COSTS OFF) ";

  private Plans() {}

  /**
   * How a statement is executed.
   *
   * @param text PostgreSQL's own words; with rows and pages unless the statement only inserts
   * @param sequential the big tables that are read from end to end
   */
  record Plan(String sql, String text, List<String> sequential) {}

  /**
   * Explains a statement with the plan that serves any values, which is the worse case. What it
   * writes is rolled back.
   */
  static Plan explain(Connection database, StatementLog.Executed executed) throws SQLException {
    database.setAutoCommit(false);
    try (Statement statement = database.createStatement()) {
      String text;
      try {
        text = prepared(statement, executed);
      } catch (SQLException e) {
        // A parameter whose type only the driver knows: with its value in its place, then.
        database.rollback();
        text = plan(statement, inPlace(executed), executed.sql());
      }
      return new Plan(executed.sql(), text, sequential(text));
    } finally {
      database.rollback();
      database.setAutoCommit(true);
    }
  }

  private static String prepared(Statement statement, StatementLog.Executed executed)
      throws SQLException {
    statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
    statement.execute("DEALLOCATE ALL");
    statement.execute("PREPARE explained AS " + executed.sql());
    List<String> values = executed.values();
    String call =
        "EXECUTE explained" + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")");
    return plan(statement, call, executed.sql());
  }

  private static String plan(Statement statement, String call, String sql) throws SQLException {
    boolean isRepeatable = !sql.matches("(?is)\\s*insert.*") || sql.contains("ON CONFLICT");
    try (ResultSet rows = statement.executeQuery((isRepeatable ? RUN : LOOK) + call)) {
      StringBuilder text = new StringBuilder();
      while (rows.next()) {
        text.append(rows.getString(1)).append('\n');
      }
      return text.toString();
    }
  }

  private static String inPlace(StatementLog.Executed executed) {
    return IntStream.range(0, executed.values().size())
        .map(i -> executed.values().size() - 1 - i)
        .boxed()
        .reduce(
            executed.sql(),
            (sql, i) ->
                sql.replaceAll(
                    "\\$" + (i + 1) + "\\b", Matcher.quoteReplacement(executed.values().get(i))),
            (one, other) -> other);
  }

  private static List<String> sequential(String text) {
    return SCAN.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(BIG::contains)
        .distinct()
        .collect(Collectors.toList());
  }
}
