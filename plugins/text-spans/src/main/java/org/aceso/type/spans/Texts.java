package org.aceso.type.spans;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The texts that an organiser publishes, by case; read when the spans of a text are. */
final class Texts {
  static final String BESIDE = "{case}.txt";

  private static final String ENDING = ".txt";

  private final Map<String, Entry> byCase = new HashMap<>();

  private Texts() {}

  /** No texts. */
  static Texts none() {
    return new Texts();
  }

  /**
   * The texts in a folder or zip, by the last part of their names; two of one name are the problem
   * {@code duplicate_case}.
   */
  static Texts in(Artifact artifact, Issues issues) {
    Texts texts = new Texts();
    for (Entry entry : artifact.entries()) {
      String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
      if (name.endsWith(ENDING)) {
        texts.put(name.substring(0, name.length() - ENDING.length()), entry, issues);
      }
    }
    return texts;
  }

  private void put(String id, Entry entry, Issues issues) {
    Entry other = byCase.putIfAbsent(id, entry);
    if (other != null) {
      issues.error(
          "duplicate_case",
          "it is the text of the same case as " + Shown.of(other.name()),
          Location.file(entry.name()).inCase(id));
    }
  }

  /** The text of a case: the one beside its file, or the published one; null without both. */
  String of(CaseFile file, Issues issues) throws IOException {
    Optional<Entry> beside = file.beside(BESIDE);
    return beside.isEmpty() ? of(file.forCase(), issues) : TextFile.read(beside.get(), issues);
  }

  /** The published text of a case; null without one. */
  String of(Case text, Issues issues) throws IOException {
    Entry published = byCase.get(text.id());
    return published == null ? null : TextFile.read(published, issues);
  }
}
