package org.aceso.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/** SQL that reads a schema, whatever tables it has. */
final class BackupQueries {
  private static final String MIGRATIONS = "flyway_schema_history";

  private BackupQueries() {}

  /** A table with the columns that can be written. */
  record Table(String name, List<String> columns) {

    /** As SQL names it. */
    String quoted() {
      return quote(name);
    }

    String quotedColumns() {
      return columns.stream().map(BackupQueries::quote).collect(Collectors.joining(", "));
    }
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The transaction reads only, and writes values the same way on every server. */
  static void readOnly(Handle db) {
    db.execute("SET TRANSACTION READ ONLY");
    db.execute("SET LOCAL TimeZone = 'UTC'");
    db.execute("SET LOCAL DateStyle = 'ISO, YMD'");
    db.execute("SET LOCAL IntervalStyle = 'iso_8601'");
    db.execute("SET LOCAL bytea_output = 'hex'");
    db.execute("SET LOCAL extra_float_digits = 1");
  }

  /** Every table of the schema but that of the migrations, by name. */
  static List<Table> tables(Handle db) {
    return db.createQuery(
            """
            SELECT c.relname::text,
              array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attname IS NOT NULL)
            FROM pg_class c
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
              AND NOT a.attisdropped AND a.attgenerated = ''
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
              AND NOT c.relispartition AND c.relname <> :migrations
            GROUP BY c.relname ORDER BY c.relname
            """)
        .bind("migrations", MIGRATIONS)
        .map(
            (row, context) ->
                new Table(row.getString(1), List.of((String[]) row.getArray(2).getArray())))
        .list();
  }

  /** The checksum of each migration that the schema has, by version, in order. */
  static Map<String, Integer> migrations(Handle db) {
    Map<String, Integer> all = new LinkedHashMap<>();
    db.createQuery(
            """
            SELECT version, checksum FROM flyway_schema_history
            WHERE success AND version IS NOT NULL ORDER BY installed_rank
            """)
        .map((row, context) -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(one -> all.put(one.getKey(), one.getValue()));
    return all;
  }

  /** The last numbers of the sequences that gave any. They do not go back with a snapshot. */
  static Map<String, Long> sequences(Handle db) {
    return db.createQuery(
            """
            SELECT sequencename::text, last_value FROM pg_sequences
            WHERE schemaname = current_schema() AND last_value IS NOT NULL ORDER BY sequencename
            """)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  /** Writes all rows, and answers how many there are. */
  static long copyOut(Table table, OutputStream out, Handle db) throws IOException {
    String sql =
        "COPY (SELECT " + table.quotedColumns() + " FROM " + table.quoted() + ") TO STDOUT";
    try {
      return db.getConnection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
    } catch (SQLException e) {
      throw new IOException("the table " + table.name() + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** What the store has to hold, by digest, read row by row: to be closed. */
  static Stream<Map.Entry<String, Long>> blobs(Handle db) {
    return db
        .createQuery("SELECT sha256, bytes FROM blob WHERE removed_at IS NULL ORDER BY sha256")
        .setFetchSize(1_000)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .stream();
  }
}
