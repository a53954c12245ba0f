package org.aceso.formats.jsonl;

import java.io.IOException;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The lines of one file by case. */
final class LineCases<T> implements Cases<T> {
  private final String file;
  private final CaseList cases;
  private final LineReader<T> reader;
  private final byte[][] lines;
  private final long[] numbers;

  LineCases(String file, CaseList cases, LineReader<T> reader) {
    this.file = file;
    this.cases = cases;
    this.reader = reader;
    this.lines = new byte[cases.size()][];
    this.numbers = new long[cases.size()];
  }

  void add(String id, byte[] line, Location place, String caseMember, Issues issues) {
    int index = cases.indexOf(id);
    Location member = place.inField(caseMember);
    if (index < 0) {
      issues.error("unknown_case", "the phase has no such case", member);
    } else if (lines[index] != null) {
      issues.error(
          "duplicate_case", "the case stands on line " + numbers[index] + " already", member);
    } else {
      lines[index] = line;
      numbers[index] = place.line();
    }
  }

  @Override
  public boolean has(int index) {
    return lines[index] != null;
  }

  @Override
  public T read(int index, Issues issues) throws IOException {
    try (JsonReader json = new JsonReader(lines[index])) {
      return reader.read(cases.get(index), json, locate(index), issues);
    } catch (NotJson e) {
      issues.error("not_json", e.getMessage(), locate(index));
      return null;
    }
  }

  @Override
  public Location locate(int index) {
    return Location.line(file, numbers[index]).inCase(cases.get(index).id());
  }
}
