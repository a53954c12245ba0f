package org.aceso.formats.files;

import java.util.Map;
import java.util.Optional;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Location;

/**
 * The file of one case.
 *
 * @param entry the file
 * @param forCase the case; while the cases of a reference are listed, one without attributes
 * @param companions the files that stand beside it, by the pattern that let them in
 */
public record CaseFile(Entry entry, Case forCase, Map<String, Entry> companions) {

  public CaseFile {
    companions = Map.copyOf(companions);
  }

  /** The file beside it whose name fits one of {@link CaseFiles#beside}; empty without one. */
  public Optional<Entry> beside(String pattern) {
    return Optional.ofNullable(companions.get(pattern));
  }

  /** A place in the file: a line from 1, or 0 for the file as a whole. */
  public Location line(long line) {
    return Location.line(entry.name(), line).inCase(forCase.id());
  }

  /** The file as a whole. */
  public Location whole() {
    return line(0);
  }
}
