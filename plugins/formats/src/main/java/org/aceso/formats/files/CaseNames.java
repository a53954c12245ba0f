package org.aceso.formats.files;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aceso.spi.Entry;

/** Which file belongs to which case, by its name alone. */
final class CaseNames {
  private final List<NamePattern> files;
  private final List<NamePattern> companions;

  CaseNames(List<String> files, List<String> companions) {
    this.files = files.stream().map(NamePattern::new).toList();
    this.companions = companions.stream().map(NamePattern::new).toList();
  }

  /**
   * What a name says.
   *
   * @param pattern the pattern of companions that it fits; empty for the file of the case itself
   * @param known whether the phase has the case
   */
  record Match(String id, String pattern, boolean known) {}

  /**
   * What the name of a file says, with or without the folder that all files share: the first
   * pattern that names a case of the phase, otherwise the first that fits at all.
   *
   * @param shared as {@link #sharedFolder}
   */
  Optional<Match> match(String name, String shared, Predicate<String> isCase) {
    List<Match> all =
        Stream.of(name, name.substring(shared.length()))
            .distinct()
            .flatMap(candidate -> matches(candidate, isCase))
            .toList();
    return all.stream().filter(Match::known).findFirst().or(() -> all.stream().findFirst());
  }

  private Stream<Match> matches(String name, Predicate<String> isCase) {
    Stream<Match> own =
        files.stream()
            .flatMap(pattern -> pattern.caseOf(name).stream())
            .map(id -> new Match(id, "", isCase.test(id)));
    Stream<Match> beside =
        companions.stream()
            .flatMap(
                pattern ->
                    pattern.caseOf(name).stream()
                        .map(id -> new Match(id, pattern.toString(), isCase.test(id))));
    return Stream.concat(own, beside);
  }

  /** The one folder in which everything lies, with its slash; empty when there is none. */
  static String sharedFolder(List<Entry> entries) {
    String first = entries.get(0).name();
    String folder = first.substring(0, first.indexOf('/') + 1);
    return entries.stream().allMatch(entry -> entry.name().startsWith(folder)) ? folder : "";
  }

  /** The name of the file of a case in a sample. */
  String sample(String id) {
    return files.get(0).nameOf(id);
  }

  /** For messages: how files may be called. */
  String shown() {
    List<String> names = files.stream().map(NamePattern::toString).toList();
    return String.join(" or ", names);
  }
}
