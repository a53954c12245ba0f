package org.aceso.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.aceso.runner.text.StrictDecimal;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Entry;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** A table {@code case,value}; wrong in one way where a {@link Flaw} asks for it. */
record GuessFormat(Flaw flaw, boolean isReference) implements DataFormat<Guess.Value> {
  private static final Map<String, String> LEAKED = new ConcurrentHashMap<>();
  private static final String HEADER = "case,value";

  @Override
  public FormatInfo info() {
    return new FormatInfo(
        "csv",
        "text/csv",
        "csv",
        "one row a case",
        List.of(
            Column.caseId("case"),
            Column.number("value", 0, Double.POSITIVE_INFINITY, "the guess")),
        0);
  }

  @Override
  public Cases<Guess.Value> open(Artifact artifact, CaseList cases, Issues issues)
      throws IOException {
    Entry entry = artifact.entries().get(0);
    List<String> lines = lines(entry);
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      issues.error("bad_header", "must be " + HEADER, Location.line(entry.name(), 1));
      return null;
    }
    Map<Integer, Integer> rows = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String id = id(lines.get(i));
      Location at = Location.line(entry.name(), i + 1).inCase(id).inField("case");
      int index = cases.indexOf(id);
      if (index < 0) {
        issues.error("unknown_case", "is not in the case list", at);
      } else if (rows.putIfAbsent(index, i) != null) {
        issues.error("duplicate_case", "has a row above", at);
      }
    }
    return new Table(this, entry.name(), lines, rows);
  }

  @Override
  public void listCases(
      Artifact reference, BiConsumer<String, Map<String, String>> found, Issues issues)
      throws IOException {
    List<String> lines = lines(reference.entries().get(0));
    for (String line : lines.subList(1, lines.size())) {
      found.accept(id(line), flaw == Flaw.TELLING_CASES ? Map.of("hint", cell(line)) : Map.of());
    }
  }

  @Override
  public void writeSample(CaseList cases, OutputStream out) throws IOException {
    StringBuilder table = new StringBuilder(HEADER).append('\n');
    for (int i = 0; i < cases.size(); i++) {
      table.append(cases.get(i).id()).append(flaw == Flaw.BAD_SAMPLE ? ",?\n" : ",0\n");
    }
    out.write(table.toString().getBytes(StandardCharsets.UTF_8));
  }

  private List<String> lines(Entry entry) throws IOException {
    if (flaw == Flaw.KEEPING) {
      InputStream kept = entry.open();
      kept.read();
    }
    try (InputStream in = entry.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static String id(String line) {
    int comma = line.indexOf(',');
    return comma < 0 ? line : line.substring(0, comma);
  }

  private static String cell(String line) {
    return line.substring(Math.min(line.length(), id(line).length() + 1));
  }

  private record Table(
      GuessFormat format, String file, List<String> lines, Map<Integer, Integer> rows)
      implements Cases<Guess.Value> {

    @Override
    public boolean has(int index) {
      return rows.containsKey(index);
    }

    @Override
    public Guess.Value read(int index, Issues issues) {
      int row = rows.get(index);
      String cell = cell(lines.get(row));
      if (format.isReference) {
        LEAKED.put("answer", lines.get(1));
      }
      OptionalDouble number = format.number(cell);
      if (number.isEmpty()) {
        issues.error(
            "bad_number",
            format.flaw == Flaw.LEAK ? "the answer is " + LEAKED.get("answer") : "is no number",
            Location.NOWHERE);
      }
      return new Guess.Value(number.orElse(0), row);
    }

    @Override
    public Location locate(int index) {
      return Location.line(file, rows.get(index) + 1L).inField("value");
    }
  }

  private OptionalDouble number(String cell) {
    if (flaw == Flaw.FRAGILE) {
      return OptionalDouble.of(Double.parseDouble(cell));
    }
    if (flaw == Flaw.LENIENT) {
      return OptionalDouble.of(StrictDecimal.parse(cell).orElse(0));
    }
    if (flaw == Flaw.LOCALE) {
      Number number = NumberFormat.getInstance().parse(cell, new ParsePosition(0));
      return number == null ? OptionalDouble.empty() : OptionalDouble.of(number.doubleValue());
    }
    return StrictDecimal.parse(cell);
  }
}
