package org.aceso.formats.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.aceso.formats.csv.Shown;
import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The files of an artifact by case; whatever does not belong there is reported. */
final class FoundFiles {
  private final CaseNames names;
  private final Issues issues;
  private final Map<String, Entry> files = new LinkedHashMap<>();
  private final Map<String, Map<String, Entry>> companions = new HashMap<>();

  private FoundFiles(CaseNames names, Issues issues) {
    this.names = names;
    this.issues = issues;
  }

  /** Sorts the files of a folder or zip; null, with an issue, for a single file. */
  static FoundFiles in(
      Artifact artifact, CaseNames names, Predicate<String> isCase, Issues issues) {
    if (!artifact.isContainer()) {
      issues.error(
          "not_an_archive",
          "this is a single file: hand in a zip with one file a case, called " + names.shown(),
          Location.file(artifact.entries().get(0).name()));
      return null;
    }
    FoundFiles found = new FoundFiles(names, issues);
    String shared = CaseNames.sharedFolder(artifact.entries());
    for (Entry entry : artifact.entries()) {
      found.take(entry, names.match(entry.name(), shared, isCase));
    }
    return found;
  }

  private void take(Entry entry, Optional<CaseNames.Match> match) {
    Location place = Location.file(entry.name());
    if (match.isEmpty()) {
      issues.error("unexpected_file", "the files of the cases are called " + names.shown(), place);
      return;
    }
    String id = match.get().id();
    if (!match.get().known()) {
      issues.error(
          "unknown_case",
          Shown.of(id) + " is no case of this phase: remove the file",
          place.inCase(id));
      return;
    }
    Entry first =
        match.get().pattern().isEmpty()
            ? files.putIfAbsent(id, entry)
            : companions
                .computeIfAbsent(id, any -> new HashMap<>())
                .putIfAbsent(match.get().pattern(), entry);
    if (first != null) {
      issues.error(
          "duplicate_case",
          "the case has the file " + Shown.of(first.name()) + " already: keep one of them",
          place.inCase(id));
    }
  }

  /** The file of each case that has one, in the order of their names. */
  Map<String, Entry> files() {
    return files;
  }

  /** The files beside that of a case. */
  Map<String, Entry> companions(String id) {
    return companions.getOrDefault(id, Map.of());
  }
}
