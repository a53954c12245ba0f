package org.aceso.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** SQL on the chain. */
final class SealQueries {
  private static final int FETCHED = 1_000;

  private SealQueries() {}

  static boolean isAnyPending(Handle db) {
    return db.createQuery("SELECT EXISTS (SELECT 1 FROM audit_pending)").mapTo(Boolean.class).one();
  }

  /** False when somebody else seals; held until the transaction ends. */
  static boolean tryLock(Handle db) {
    return db.createQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('aceso audit', 0))")
        .mapTo(Boolean.class)
        .one();
  }

  /** Takes committed entries off those that wait. One that is named but missing stays named. */
  static List<Entry> takePending(int most, Handle db) {
    return db.createQuery(
            """
            WITH taken AS (
              DELETE FROM audit_pending WHERE entry_id IN (
                SELECT p.entry_id FROM audit_pending p JOIN audit_entry e ON e.id = p.entry_id
                ORDER BY p.entry_id LIMIT :most)
              RETURNING entry_id
            )
            SELECT e.* FROM taken t JOIN audit_entry e ON e.id = t.entry_id
            ORDER BY e.recorded_at, e.id
            """)
        .bind("most", most)
        .map((row, context) -> EntryQueries.entry(row))
        .list();
  }

  static Head head(Handle db) {
    return db.createQuery(
            """
            SELECT coalesce(s.seq, 0) AS seq, coalesce(encode(s.hash, 'hex'), :start) AS hash,
              s.sealed_at, p.pending
            FROM (SELECT count(*) AS pending FROM audit_pending) p
            LEFT JOIN (SELECT * FROM audit_seal ORDER BY seq DESC LIMIT 1) s ON true
            """)
        .bind("start", Link.START)
        .map(
            (row, context) ->
                new Head(
                    row.getLong("seq"),
                    row.getString("hash"),
                    EntryQueries.instant(row, "sealed_at"),
                    row.getInt("pending")))
        .one();
  }

  static void insert(List<Link> links, Instant sealedAt, Handle db) {
    db.createUpdate(
            """
            INSERT INTO audit_seal (seq, entry_id, sealed_at, previous_hash, hash)
            SELECT seq, entry, :at, decode(previous, 'hex'), decode(hash, 'hex')
            FROM unnest(:seqs, :entries, :previous, :hashes) AS link (seq, entry, previous, hash)
            """)
        .bind("at", sealedAt)
        .bindArray("seqs", Long.class, links.stream().map(Link::seq).toList())
        .bindArray("entries", String.class, links.stream().map(one -> one.entry().id()).toList())
        .bindArray("previous", String.class, links.stream().map(Link::previousHash).toList())
        .bindArray("hashes", String.class, links.stream().map(Link::hash).toList())
        .execute();
  }

  /** For the rest of the transaction. */
  static void onlyRead(Handle db) {
    db.execute("SET TRANSACTION READ ONLY");
  }

  /** The whole chain in order, read bit by bit; the handle must be in a transaction. */
  static Stream<Link> chain(Handle db) {
    return db
        .createQuery(
            """
            SELECT s.*, e.* FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry_id
            ORDER BY s.seq
            """)
        .setFetchSize(FETCHED)
        .map((row, context) -> link(row))
        .stream();
  }

  /** An entry that is neither sealed nor waits for it. */
  static List<String> unchained(Handle db) {
    return db.createQuery(
            """
            SELECT e.id FROM audit_entry e
            WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = e.id)
              AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.entry_id = e.id)
            ORDER BY e.recorded_at, e.id LIMIT 1
            """)
        .mapTo(String.class)
        .list();
  }

  /** An entry that waits to be sealed, but is missing or sealed. */
  static List<String> waitingInVain(Handle db) {
    return db.createQuery(
            """
            SELECT p.entry_id FROM audit_pending p
            WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.id = p.entry_id)
               OR EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry_id = p.entry_id)
            ORDER BY p.entry_id LIMIT 1
            """)
        .mapTo(String.class)
        .list();
  }

  private static Link link(ResultSet row) throws SQLException {
    return new Link(
        row.getLong("seq"),
        EntryQueries.instant(row, "sealed_at"),
        hex(row.getBytes("previous_hash")),
        hex(row.getBytes("hash")),
        row.getString("id") == null ? null : EntryQueries.entry(row));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
