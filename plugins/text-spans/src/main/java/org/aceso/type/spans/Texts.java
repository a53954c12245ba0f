package org.aceso.type.spans;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Artifact;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;

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

  /** The texts in a folder or zip, by the last part of their names. */
  static Texts in(Artifact artifact) {
    Texts texts = new Texts();
    for (Entry entry : artifact.entries()) {
      String name = entry.name().substring(entry.name().lastIndexOf('/') + 1);
      if (name.endsWith(ENDING)) {
        texts.byCase.put(name.substring(0, name.length() - ENDING.length()), entry);
      }
    }
    return texts;
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
