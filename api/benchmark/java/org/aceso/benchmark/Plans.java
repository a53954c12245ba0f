package org.aceso.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks PostgreSQL how it executes the server's queries, and for sequential scans of big tables. */
final class Plans {
  private static final Set<String> BIG =
      Set.of("submission", "evaluation", "blob", "quota_use", "evaluation_replicates");
  private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z]+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Plans() {}

  /**
   * How one query is executed.
   *
   * @param access the way to each table, in the order of the plan
   * @param sequential whether a big table is read from end to end
   * @param millis execution time
   * @param pages how many pages of 8 KiB it touched
   * @param discarded how many rows it read and threw away: an index can be walked in vain, too
   */
  record Plan(
      String query,
      List<String> access,
      boolean sequential,
      double millis,
      long pages,
      long discarded) {}

  /** Explains each query of a file, in which a line {@code -- name} starts one. */
  static List<Plan> explain(Connection database, Path file, Map<String, String> variables)
      throws IOException, SQLException {
    List<Plan> plans = new ArrayList<>();
    database.setAutoCommit(false);
    for (String part : Files.readString(file).split("(?m)^-- ")) {
      if (!part.isBlank()) {
        int end = part.indexOf('\n');
        plans.add(explain(database, part.substring(0, end), part.substring(end), variables));
      }
    }
    return plans;
  }

  /** As a prepared statement with the plan that serves any values, which is the worse case. */
  private static Plan explain(
      Connection database, String name, String sql, Map<String, String> variables)
      throws IOException, SQLException {
    Map<String, Integer> numbers = new TreeMap<>();
    List<String> values = new ArrayList<>();
    Matcher matcher = VARIABLE.matcher(sql.strip().replaceAll(";$", ""));
    String numbered =
        matcher.replaceAll(
            found ->
                "\\$"
                    + numbers.computeIfAbsent(
                        found.group(1),
                        variable -> {
                          values.add("'" + variables.get(variable) + "'");
                          return values.size();
                        }));
    String call = "checked" + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")");
    try (Statement statement = database.createStatement()) {
      statement.execute("SET LOCAL plan_cache_mode = force_generic_plan");
      statement.execute("PREPARE checked AS " + numbered);
      Plan plan = read(statement, name, call);
      database.rollback();
      statement.execute("DEALLOCATE checked");
      database.rollback();
      return plan;
    }
  }

  private static Plan read(Statement statement, String name, String call)
      throws IOException, SQLException {
    String explain = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE " + call;
    statement.executeQuery(explain).close();
    try (ResultSet row = statement.executeQuery(explain)) {
      row.next();
      JsonNode root = JSON.readTree(row.getString(1)).get(0);
      List<String> access = new ArrayList<>();
      boolean sequential = collect(root.get("Plan"), access);
      JsonNode plan = root.get("Plan");
      long pages =
          plan.path("Shared Hit Blocks").asLong() + plan.path("Shared Read Blocks").asLong();
      return new Plan(
          name, access, sequential, root.path("Execution Time").asDouble(), pages, discarded(plan));
    }
  }

  private static long discarded(JsonNode node) {
    long rows = node.path("Rows Removed by Filter").asLong() * node.path("Actual Loops").asLong(1);
    for (JsonNode child : node.path("Plans")) {
      rows += discarded(child);
    }
    return rows;
  }

  private static boolean collect(JsonNode node, List<String> access) {
    boolean sequential = false;
    String table = node.path("Relation Name").asText("");
    String index = node.path("Index Name").asText("");
    if (!index.isEmpty()) {
      access.add(index);
    } else if (node.path("Node Type").asText().equals("Seq Scan")) {
      access.add("all of " + table);
      sequential = BIG.contains(table);
    }
    for (JsonNode child : node.path("Plans")) {
      sequential |= collect(child, access);
    }
    return sequential;
  }
}
