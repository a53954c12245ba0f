package org.aceso.backup;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.aceso.http.Json;

/** Reads a backup from end to end and finds everything that is wrong with it. */
final class Inspection {
  private final BackupFolder folder;
  private final List<String> problems = new ArrayList<>();

  private Inspection(BackupFolder folder) {
    this.folder = folder;
  }

  /**
   * The manifest of a backup that is whole.
   *
   * @throws DamagedException with all that is wrong
   */
  static Manifest of(BackupFolder folder) throws IOException {
    Inspection inspection = new Inspection(folder);
    Manifest manifest = inspection.manifest();
    if (manifest != null) {
      inspection.parts(manifest);
    }
    if (!inspection.problems.isEmpty()) {
      throw new DamagedException(
          "nothing was restored, as " + folder.path() + " is no whole backup:",
          inspection.problems);
    }
    return manifest;
  }

  /** Null when there is none that can be read. */
  private Manifest manifest() throws IOException {
    Path file = folder.manifest();
    if (!Files.isRegularFile(file)) {
      problems.add("manifest.json is missing: it was interrupted, or is none");
      return null;
    }
    try {
      String sealed = Files.readString(folder.seal()).split(" ", 2)[0];
      if (!sealed.equals(Part.of(file).sha256())) {
        problems.add("manifest.json is not what was written");
      }
    } catch (NoSuchFileException e) {
      problems.add("manifest.sha256 is missing: it was interrupted, or not copied whole");
    }
    try {
      Manifest manifest = Json.MAPPER.readValue(Files.readAllBytes(file), Manifest.class);
      if (manifest.format().equals(Manifest.FORMAT)) {
        return manifest;
      }
      problems.add("its format is " + manifest.format() + ", not " + Manifest.FORMAT);
    } catch (JacksonException | NullPointerException e) {
      problems.add("manifest.json cannot be read");
    }
    return null;
  }

  private void parts(Manifest manifest) throws IOException {
    for (TableCopy table : manifest.tables()) {
      check(folder.table(table.name()), table.part());
    }
    if (check(folder.blobList(), manifest.blobs().list())) {
      folder.eachBlob(this::checkBlob);
    }
  }

  private boolean check(Path file, Part expected) throws IOException {
    String name = folder.path().relativize(file).toString();
    if (!Files.isRegularFile(file)) {
      problems.add(name + " is missing");
      return false;
    }
    Part found = Part.of(file);
    if (found.bytes() != expected.bytes()) {
      problems.add(name + " has " + found.bytes() + " bytes, not " + expected.bytes());
      return false;
    }
    if (!found.sha256().equals(expected.sha256())) {
      problems.add(name + " has other bytes than were written");
      return false;
    }
    return true;
  }

  private void checkBlob(String sha256) throws IOException {
    Path file = folder.blob(sha256);
    String name = folder.path().relativize(file).toString();
    if (!Files.isRegularFile(file)) {
      problems.add(name + " is missing");
    } else if (!Part.of(file).sha256().equals(sha256)) {
      problems.add(name + " has other bytes than were written");
    }
  }
}
