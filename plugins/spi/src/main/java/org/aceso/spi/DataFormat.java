package org.aceso.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Reads what was handed in, one value a case, and says what it expects in words that a machine can
 * read. The same code describes, validates and writes samples, so that the three cannot drift
 * apart.
 *
 * @param <T> the value of one case
 */
public interface DataFormat<T> {

  /** What the format is; the same value at every call. */
  FormatInfo info();

  /**
   * Reads the artifact as far as is needed to find the value of each case. Called once an artifact,
   * from one thread.
   *
   * <p>Malformed content is reported to {@code issues}, each problem with its place, and reading
   * goes on as long as that makes sense. Cases without a value need no issue: the host asks {@link
   * Cases#has} and applies the rule for missing ones. Values of unknown or repeated cases are
   * issues of the format ({@code unknown_case}, {@code duplicate_case}). A case about which an
   * error was reported is not reported as missing too. After an error that leaves nothing to read,
   * such as a wrong header, null ends the matter.
   *
   * @throws IOException when the content cannot be read on, such as a truncated gzip: the host
   *     reports it as the issue {@code unreadable}. Anything else thrown is a fault of the plugin
   */
  Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException;

  /**
   * Proposes the public case list from a reference: calls {@code found} once a case, in any order,
   * with its id and public attributes, never with anything that gives an answer away. Called once,
   * when an organiser prepares a phase.
   *
   * @throws IOException as {@link #open}
   */
  default void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    issues.error(
        "cases_not_listed",
        "this format cannot list the cases of a reference: state them in a case list",
        Location.NOWHERE);
  }

  /**
   * The value that a case without rows has, such as "no box". Empty (the standard) means that a
   * case without a value is missing. It is not checked by validators.
   */
  default Optional<T> whenAbsent(Case forCase) {
    return Optional.empty();
  }

  /**
   * Writes a valid artifact for these cases with plausible neutral values; the host validates it
   * when a phase is tested and offers it to competitors.
   *
   * @throws IOException only from {@code out}
   */
  void writeSample(CaseList cases, OutputStream out) throws IOException;
}
