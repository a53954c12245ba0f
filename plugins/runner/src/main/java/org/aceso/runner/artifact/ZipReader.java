package org.aceso.runner.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Checks a zip before a byte of it is inflated. Its central directory is the only truth; local
 * headers must agree with it, so that no other reader sees other content of a listed file. What
 * stands between entries is passed over.
 */
final class ZipReader {
  /** A Mac puts one file of its own beside each: so many entries are looked at to tell them. */
  private static final long ENTRIES_FOR_ONE = 2;

  private final Path zip;
  private final Bounds bounds;
  private final ReadFailures failures;
  private final Issues issues;

  ZipReader(Path zip, Bounds bounds, ReadFailures failures, Issues issues) {
    this.zip = zip;
    this.bounds = bounds;
    this.failures = failures;
    this.issues = issues;
  }

  /** The files in it; of use only when no error was reported. */
  List<ZipEntryContent> read() throws IOException {
    try (ZipFileReader file = new ZipFileReader(zip)) {
      ZipEnd end = ZipEnd.read(file);
      if (end.entries() > ENTRIES_FOR_ONE * bounds.maxEntries()) {
        ArtifactIssues.tooManyEntries(issues, bounds, end.entries());
        return List.of();
      }
      List<ZipRecord> records = ZipDirectory.read(file, end);
      checkRecords(records);
      checkAmount(records.stream().filter(ZipReader::isMeant).toList());
      List<ZipLocal> locals = locals(file, records);
      checkOverlaps(locals, end.offset());
      return contents(locals);
    } catch (ZipDamage e) {
      issues.error("bad_archive", e.getMessage(), Location.NOWHERE);
      return List.of();
    }
  }

  private void checkRecords(List<ZipRecord> records) {
    ArtifactIssues.names(issues, records.stream().map(ZipRecord::name).toList());
    for (ZipRecord record : records) {
      if (record.isSpecial()) {
        ArtifactIssues.link(issues, record.name());
      }
      if (record.isEncrypted()) {
        error("encrypted_entry", "it is encrypted: make the zip without a password", record);
      }
      if (record.method() != ZipRecord.STORED && record.method() != ZipRecord.DEFLATED) {
        error("unsupported_compression", "only stored and deflated entries are taken", record);
      }
      if (record.method() == ZipRecord.STORED && record.size() != record.compressed()) {
        error("entry_mismatch", "it is stored, but its two sizes differ", record);
      }
    }
  }

  private static boolean isMeant(ZipRecord record) {
    return !EntryName.isDesktopFile(record.name());
  }

  private void checkAmount(List<ZipRecord> records) {
    if (records.size() > bounds.maxEntries()) {
      ArtifactIssues.tooManyEntries(issues, bounds, records.size());
    }
    long inflated = 0;
    long compressed = 0;
    for (ZipRecord record : records) {
      ArtifactIssues.entrySize(issues, bounds, record.name(), record.size());
      inflated = Math.min(inflated, Long.MAX_VALUE - record.size()) + record.size();
      compressed = Math.min(compressed, Long.MAX_VALUE - record.compressed()) + record.compressed();
    }
    if (inflated > bounds.maxBytes()) {
      ArtifactIssues.tooLarge(issues, bounds, inflated);
    } else if (bounds.ratioExceeded(inflated, compressed)) {
      issues.error(
          "too_large",
          "it inflates to more than " + bounds.maxRatio() + " times its size",
          Location.NOWHERE);
    }
  }

  private List<ZipLocal> locals(ZipFileReader file, List<ZipRecord> records) throws IOException {
    List<ZipLocal> locals = new ArrayList<>(records.size());
    for (ZipRecord record : records) {
      try {
        locals.add(ZipLocal.read(file, record));
      } catch (ZipDamage e) {
        error("entry_mismatch", e.getMessage(), record);
      }
    }
    return locals;
  }

  private void checkOverlaps(List<ZipLocal> locals, long directory) {
    List<ZipLocal> inFileOrder = new ArrayList<>(locals);
    inFileOrder.sort(Comparator.comparingLong(local -> local.record().headerOffset()));
    for (int i = 0; i < inFileOrder.size(); i++) {
      ZipLocal local = inFileOrder.get(i);
      long next =
          i + 1 < inFileOrder.size() ? inFileOrder.get(i + 1).record().headerOffset() : directory;
      if (local.dataEnd() > next) {
        error("overlapping_entries", "its data overlap what follows it", local.record());
      }
    }
  }

  private List<ZipEntryContent> contents(List<ZipLocal> locals) {
    return locals.stream()
        .filter(local -> !local.record().isFolder())
        .filter(local -> isMeant(local.record()))
        .map(local -> new ZipEntryContent(zip, local, failures))
        .toList();
  }

  private void error(String code, String message, ZipRecord record) {
    issues.error(code, message, ArtifactIssues.at(record.name()));
  }
}
