package org.aceso.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.aceso.backup.BackupQueries.Table;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A backup that was read from end to end and found whole, to be put into an empty installation. */
public final class Restore {
  private static final int BUFFER = 1 << 16;

  private final BackupFolder folder;
  private final Manifest manifest;

  private Restore(BackupFolder folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Reads a backup.
   *
   * @throws WrongFolderException when there is no such folder
   * @throws DamagedException with everything that is wrong with it
   */
  public static Restore of(Path source) throws IOException {
    BackupFolder folder = BackupFolder.existing(source);
    return new Restore(folder, Inspection.of(folder));
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Puts the stored files where rows will look for them. */
  public void files(BlobStore store) throws IOException {
    folder.eachBlob(
        sha256 -> {
          try (InputStream in = Files.newInputStream(folder.blob(sha256))) {
            Blob kept = store.keep(in);
            if (!kept.sha256().equals(sha256)) {
              throw new IOException(folder.blob(sha256) + " changed while it was read");
            }
          }
        });
  }

  /**
   * Fills the tables of a schema of the manifest's version, all or nothing.
   *
   * @throws DamagedException when the tables of the schema are not those of the backup
   */
  public void tables(Jdbi jdbi) throws IOException {
    jdbi.useTransaction(this::tables);
    jdbi.useHandle(db -> RestoreQueries.analyze(BackupQueries.tables(db), db));
  }

  private void tables(Handle db) throws IOException {
    List<Table> tables = BackupQueries.tables(db);
    requireSame(tables, BackupQueries.migrations(db));
    List<RestoreQueries.ForeignKey> keys = RestoreQueries.foreignKeys(db);
    keys.forEach(key -> RestoreQueries.drop(key, db));
    RestoreQueries.empty(tables, db);
    for (TableCopy table : manifest.tables()) {
      fill(table, db);
    }
    manifest.sequences().forEach((name, last) -> RestoreQueries.setSequence(name, last, db));
    RestoreQueries.enableTriggers(tables, db);
    keys.forEach(key -> RestoreQueries.add(key, db));
    RestoreQueries.forgetUnfinishedUploads(db);
  }

  private void fill(TableCopy copy, Handle db) throws IOException {
    Table table = new Table(copy.name(), copy.columns());
    long rows;
    try (InputStream in =
        new GZIPInputStream(Files.newInputStream(folder.table(copy.name())), BUFFER)) {
      rows = RestoreQueries.copyIn(table, in, db);
    }
    if (rows != copy.rows()) {
      throw new IOException(copy.name() + " has " + rows + " rows, not " + copy.rows());
    }
  }

  /** Two applications may call different things the same version. */
  private void requireSame(List<Table> tables, Map<String, Integer> migrations) throws IOException {
    List<String> problems = new ArrayList<>();
    manifest
        .migrations()
        .forEach(
            (version, checksum) -> {
              if (!checksum.equals(migrations.get(version))) {
                problems.add("its migration " + version + " is not that of this application");
              }
            });
    TreeSet<String> names = new TreeSet<>(tables.stream().map(Table::name).toList());
    for (TableCopy copy : manifest.tables()) {
      names.remove(copy.name());
      boolean isThere =
          tables.stream()
              .anyMatch(
                  table ->
                      table.name().equals(copy.name())
                          && new HashSet<>(table.columns()).equals(new HashSet<>(copy.columns())));
      if (!isThere) {
        problems.add("its table " + copy.name() + " is not in schema " + manifest.schema());
      }
    }
    names.forEach(name -> problems.add("it lacks the table " + name));
    if (!problems.isEmpty()) {
      throw new DamagedException("the backup does not fit this application:", problems);
    }
  }
}
