package org.aceso.formats.jsonl;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.aceso.formats.json.JsonText;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * One file with a JSON object about one case on each line, in any order. Lines end in LF or CR LF
 * and have at most 16 MiB. Problems are {@code not_a_single_file}, {@code empty_file}, {@code
 * blank_line}, {@code line_too_long}, {@code not_json}, {@code bad_member}, {@code unknown_case}
 * and {@code duplicate_case}, each with its line. Immutable.
 *
 * @param <T> the value of one case
 */
public final class JsonLines<T> implements DataFormat<T> {
  private final String description;
  private final List<Column> members;
  private final String sample;
  private final LineReader<T> reader;

  private JsonLines(String description, List<Column> members, String sample, LineReader<T> reader) {
    this.description = description;
    this.members = List.copyOf(members);
    this.sample = sample;
    this.reader = reader;
  }

  /**
   * A format.
   *
   * @param description one line for people
   * @param members of an object; the first holds the id of the case
   * @param sample the members of a neutral object but the first, such as {@code "spans":[]}
   * @param reader makes the value of a case
   */
  public static <T> JsonLines<T> of(
      String description, List<Column> members, String sample, LineReader<T> reader) {
    return new JsonLines<>(description, members, sample, reader);
  }

  @Override
  public FormatInfo info() {
    return new FormatInfo("jsonl", "application/jsonl", "jsonl", description, members, 0);
  }

  @Override
  public Cases<T> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Entry file = single(artifact, issues);
    if (file == null) {
      return null;
    }
    LineCases<T> found = new LineCases<>(file.name(), cases, reader);
    new LineObjects(file, caseMember(), issues)
        .forEach((id, line, place) -> found.add(id, line, place, caseMember(), issues));
    return found;
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    Entry file = single(reference, issues);
    if (file != null) {
      new LineObjects(file, caseMember(), issues)
          .forEach((id, line, place) -> found.accept(id, Map.of()));
    }
  }

  private String caseMember() {
    return members.get(0).name();
  }

  private static Entry single(Artifact artifact, Issues issues) {
    if (artifact.isContainer()) {
      issues.error(
          "not_a_single_file", "hand in the JSONL file itself, not packed", Location.NOWHERE);
      return null;
    }
    return artifact.entries().get(0);
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    for (int index = 0; index < cases.size(); index++) {
      String id = JsonText.quoted(cases.get(index).id());
      String line = "{" + JsonText.quoted(caseMember()) + ":" + id + "," + sample + "}\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    out.flush();
  }
}
