package org.aceso.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.audit.AuditLog;
import org.aceso.audit.NotedHead;
import org.aceso.audit.Origin;
import org.aceso.audit.Sealer;
import org.aceso.database.DatabaseClock;
import org.aceso.http.Json;
import org.aceso.runner.Runner;
import org.aceso.storage.BlobStore;
import org.aceso.storage.RemovalLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Takes a backup while servers go on: all tables at one instant, then the files that these name. A
 * file is in the store before the row that names it, and none is removed meanwhile: so all are
 * there.
 */
public final class Backup {
  private static final int BUFFER = 1 << 16;

  private final Jdbi jdbi;
  private final BlobStore store;
  private final BackupFolder folder;

  private Backup(Jdbi jdbi, BlobStore store, BackupFolder folder) {
    this.jdbi = jdbi;
    this.store = store;
    this.folder = folder;
  }

  /**
   * Takes it, and records in the audit log that it was taken.
   *
   * @param target a folder that is not there, or empty
   * @throws WrongFolderException when it is another
   * @throws DamagedException when the store has lost files; there is no backup then
   */
  public static Manifest take(Jdbi jdbi, BlobStore store, Path target) throws IOException {
    BackupFolder folder = BackupFolder.create(target);
    jdbi.useTransaction(
        db ->
            Audit.record(
                Origin.COMMAND_LINE,
                AuditAction.BACKUP_TAKEN,
                null,
                "installation",
                Map.of("version", Runner.version()),
                db));
    Sealer.sealAll(jdbi);
    Backup backup = new Backup(jdbi, store, folder);
    return jdbi.withHandle(backup::takeWhileFilesStay);
  }

  private Manifest takeWhileFilesStay(Handle db) throws IOException {
    RemovalLock.keepAll(db);
    try {
      return take();
    } finally {
      RemovalLock.letGo(db);
    }
  }

  private Manifest take() throws IOException {
    Manifest manifest = jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, this::tables);
    List<String> lost = new ArrayList<>();
    folder.eachBlob(sha256 -> copy(sha256, lost));
    if (!lost.isEmpty()) {
      throw new DamagedException("there is no backup, as the store has lost files:", lost);
    }
    folder.write(folder.manifest(), out -> out.write(pretty(manifest)));
    folder.sync();
    String digest = Part.of(folder.manifest()).sha256() + "  manifest.json\n";
    folder.write(folder.seal(), out -> out.write(digest.getBytes(StandardCharsets.UTF_8)));
    folder.sync();
    return manifest;
  }

  private static byte[] pretty(Manifest manifest) throws IOException {
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
  }

  private Manifest tables(Handle db) throws IOException {
    BackupQueries.readOnly(db);
    Map<String, Integer> migrations = BackupQueries.migrations(db);
    Instant now = DatabaseClock.now(db);
    NotedHead head = AuditLog.head(db).orElse(null);
    List<TableCopy> tables = new ArrayList<>();
    for (BackupQueries.Table table : BackupQueries.tables(db)) {
      tables.add(copy(table, db));
    }
    Manifest.Blobs blobs = blobs(db);
    String schema = List.copyOf(migrations.keySet()).get(migrations.size() - 1);
    return new Manifest(
        Manifest.FORMAT,
        Runner.version(),
        now,
        schema,
        migrations,
        tables,
        BackupQueries.sequences(db),
        blobs,
        head);
  }

  private TableCopy copy(BackupQueries.Table table, Handle db) throws IOException {
    long[] rows = new long[1];
    Part part =
        folder.write(
            folder.table(table.name()),
            out -> {
              GZIPOutputStream packed = new GZIPOutputStream(out, BUFFER);
              OutputStream buffered = new BufferedOutputStream(packed, BUFFER);
              rows[0] = BackupQueries.copyOut(table, buffered, db);
              buffered.flush();
              packed.finish();
            });
    return new TableCopy(table.name(), table.columns(), rows[0], part);
  }

  private Manifest.Blobs blobs(Handle db) throws IOException {
    long[] seen = new long[2];
    Part list =
        folder.write(
            folder.blobList(),
            out -> {
              OutputStream buffered = new BufferedOutputStream(out, BUFFER);
              try (Stream<Map.Entry<String, Long>> all = BackupQueries.blobs(db)) {
                for (Iterator<Map.Entry<String, Long>> i = all.iterator(); i.hasNext(); ) {
                  Map.Entry<String, Long> blob = i.next();
                  buffered.write(BackupFolder.line(blob.getKey()).getBytes(StandardCharsets.UTF_8));
                  seen[0]++;
                  seen[1] += blob.getValue();
                }
              }
              buffered.flush();
            });
    return new Manifest.Blobs(seen[0], seen[1], list);
  }

  /** Copies a stored file, and looks whether it still has the bytes that its name says. */
  private void copy(String sha256, List<String> lost) throws IOException {
    Path stored;
    try {
      stored = store.file(sha256);
    } catch (NoSuchFileException e) {
      lost.add(sha256 + " is missing");
      return;
    }
    Part part = folder.write(folder.blob(sha256), out -> Files.copy(stored, out));
    if (!part.sha256().equals(sha256)) {
      lost.add(sha256 + " has other bytes");
    }
  }
}
