package org.aceso.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.aceso.backup.BackupQueries.Table;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * SQL that fills a schema. Constraints between tables are set aside meanwhile, and then checked.
 */
final class RestoreQueries {
  private RestoreQueries() {}

  /** A constraint between tables, as SQL names it. */
  record ForeignKey(String table, String name, String definition) {}

  static List<ForeignKey> foreignKeys(Handle db) {
    return db.createQuery(
            """
            SELECT quote_ident(t.relname), quote_ident(k.conname), pg_get_constraintdef(k.oid)
            FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
            WHERE k.contype = 'f' AND k.conparentid = 0
              AND k.connamespace = current_schema()::regnamespace
            ORDER BY 1, 2
            """)
        .map((row, context) -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  static void drop(ForeignKey key, Handle db) {
    db.execute("ALTER TABLE " + key.table() + " DROP CONSTRAINT " + key.name());
  }

  /** Checks all rows by the way. */
  static void add(ForeignKey key, Handle db) {
    db.execute(
        "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + key.name() + " " + key.definition());
  }

  /** Takes out what migrations put in, and stops what happens when rows come. */
  static void empty(List<Table> tables, Handle db) {
    for (Table table : tables) {
      db.execute("ALTER TABLE " + table.quoted() + " DISABLE TRIGGER USER");
    }
    db.execute("TRUNCATE " + tables.stream().map(Table::quoted).collect(Collectors.joining(", ")));
  }

  static void enableTriggers(List<Table> tables, Handle db) {
    db.execute("SET CONSTRAINTS ALL IMMEDIATE");
    for (Table table : tables) {
      db.execute("ALTER TABLE " + table.quoted() + " ENABLE TRIGGER USER");
    }
  }

  /** Files that had not arrived as a whole: their parts are in no backup. */
  static void forgetUnfinishedUploads(Handle db) {
    boolean hasUploads =
        db.createQuery("SELECT to_regclass('upload') IS NOT NULL").mapTo(Boolean.class).one();
    if (hasUploads) {
      db.execute("DELETE FROM upload WHERE sha256 IS NULL");
    }
  }

  /** Reads rows with their numbers as they were, and answers how many came. */
  static long copyIn(Table table, InputStream in, Handle db) throws IOException {
    String sql = "COPY " + table.quoted() + " (" + table.quotedColumns() + ") FROM STDIN";
    try {
      return db.getConnection().unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
    } catch (SQLException e) {
      throw new IOException("the rows of " + table.name() + " are refused: " + e.getMessage(), e);
    }
  }

  static void setSequence(String name, long last, Handle db) {
    db.createQuery("SELECT setval(quote_ident(:name)::regclass, :last)")
        .bind("name", name)
        .bind("last", last)
        .mapTo(Long.class)
        .one();
  }

  static void analyze(List<Table> tables, Handle db) {
    tables.forEach(table -> db.execute("ANALYZE " + table.quoted()));
  }
}
