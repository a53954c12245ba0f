package org.aceso.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.aceso.runner.text.StrictDecimal;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** One {@code id number} pair a line: the smallest format that can be wrong in several ways. */
class LineFormat implements DataFormat<Double> {

  @Override
  public FormatInfo info() {
    return new FormatInfo("lines", "text/plain", "txt", "one line a case", List.of(), 0);
  }

  @Override
  public Cases<Double> open(Artifact artifact, CaseList cases, Issues issues) throws IOException {
    Entry entry = artifact.entries().get(0);
    String[] texts = new String[cases.size()];
    long[] lines = new long[cases.size()];
    forEachLine(
        entry,
        (line, words) -> {
          int index = cases.indexOf(words[0]);
          Location at = Location.line(entry.name(), line).inCase(words[0]);
          if (index < 0) {
            issues.error("unknown_case", "not in the case list", at);
          } else if (texts[index] != null) {
            issues.error("duplicate_case", "stated before", at);
          } else {
            texts[index] = words[1];
            lines[index] = line;
          }
        });
    return new Lines(entry.name(), texts, lines);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    forEachLine(
        reference.entries().get(0), (line, words) -> found.accept(words[0], Map.of("shape", "1")));
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    for (int i = 0; i < cases.size(); i++) {
      out.write((cases.get(i).id() + " 0\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void forEachLine(Entry entry, BiConsumer<Long, String[]> taker)
      throws IOException {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(entry.open(), StandardCharsets.UTF_8))) {
      long number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        taker.accept(++number, (line + " ?").split(" ", 3));
      }
    }
  }

  private record Lines(String file, String[] texts, long[] lines) implements Cases<Double> {

    @Override
    public boolean has(int index) {
      return texts[index] != null;
    }

    @Override
    public Double read(int index, Issues issues) {
      OptionalDouble value = StrictDecimal.parse(texts[index]);
      if (value.isEmpty()) {
        issues.error("bad_number", "not a number", Location.NOWHERE);
      }
      return value.orElse(0);
    }

    @Override
    public Location locate(int index) {
      return Location.line(file, lines[index]).inField("number");
    }
  }
}
