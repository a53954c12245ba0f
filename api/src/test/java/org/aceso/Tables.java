package org.aceso;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** All that a schema holds, as text, to be compared with another. */
final class Tables {
  private Tables() {}

  /** The rows of every table but that of the migrations, by table. */
  static Map<String, List<String>> rows(Handle db) {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table :
        texts(
            """
            SELECT tablename::text FROM pg_tables
            WHERE schemaname = 'aceso' AND tablename <> 'flyway_schema_history'
            """,
            db)) {
      rows.put(table, texts("SELECT t::text FROM aceso." + table + " t ORDER BY 1", db));
    }
    return rows;
  }

  /** What stands around the rows: columns, constraints, indexes, triggers, sequences, functions. */
  static List<String> shape(Handle db) {
    return texts(
        """
        SELECT concat_ws(' ', 'column', c.oid::regclass, a.attnum, a.attname,
          format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
          pg_get_expr(d.adbin, d.adrelid))
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = 'aceso'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped
        UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname,
          pg_get_constraintdef(oid), convalidated, condeferrable)
        FROM pg_constraint WHERE connamespace = 'aceso'::regnamespace
        UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes
        WHERE schemaname = 'aceso'
        UNION ALL SELECT concat_ws(' ', 'trigger', tgrelid::regclass, tgname, tgenabled)
        FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT concat_ws(' ', 'sequence', sequencename, last_value)
        FROM pg_sequences WHERE schemaname = 'aceso'
        UNION ALL SELECT concat_ws(' ', 'function', oid::regprocedure, prosrc)
        FROM pg_proc WHERE pronamespace = 'aceso'::regnamespace
        ORDER BY 1
        """,
        db);
  }

  private static List<String> texts(String sql, Handle db) {
    return db.createQuery(sql).mapTo(String.class).list();
  }
}
