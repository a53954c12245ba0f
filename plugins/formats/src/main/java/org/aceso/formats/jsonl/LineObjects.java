package org.aceso.formats.jsonl;

import java.io.IOException;
import org.aceso.formats.json.JsonKind;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Goes through the lines of a file: each must be one object that names its case. */
final class LineObjects {
  private final Entry file;
  private final String caseMember;
  private final Issues issues;

  LineObjects(Entry file, String caseMember, Issues issues) {
    this.file = file;
    this.caseMember = caseMember;
    this.issues = issues;
  }

  /** What is done with a line. */
  @FunctionalInterface
  interface Sink {
    void take(String id, byte[] line, Location place);
  }

  void forEach(Sink sink) throws IOException {
    try (Lines lines = new Lines(file.open())) {
      byte[] line = lines.next();
      if (line == null && !lines.isTooLong()) {
        issues.error("empty_file", "the file is empty", Location.file(file.name()));
      }
      while (line != null) {
        Location place = Location.line(file.name(), lines.number());
        String id = line.length == 0 ? blank(place) : id(line, place);
        if (id != null) {
          sink.take(id, line, place.inCase(id));
        }
        line = lines.next();
      }
      if (lines.isTooLong()) {
        issues.error(
            "line_too_long",
            "the line is longer than 16 MiB",
            Location.line(file.name(), lines.number()));
      }
    }
  }

  private String blank(Location place) {
    issues.error("blank_line", "the line is empty", place);
    return null;
  }

  /** The id; null, with an issue, when the line is no object with one. */
  private String id(byte[] line, Location place) throws IOException {
    String id = null;
    try (JsonReader json = new JsonReader(line)) {
      json.beginObject();
      while (json.hasElement()) {
        boolean isId = json.name().equals(caseMember) && json.peek() == JsonKind.STRING;
        if (isId && id == null) {
          id = json.string();
        } else {
          json.skip();
        }
      }
      json.end();
    } catch (NotJson e) {
      issues.error("not_json", e.getMessage(), place);
      return null;
    }
    if (id == null) {
      issues.error(
          "bad_member",
          "the object has no \"" + caseMember + "\" that is a string",
          place.inField(caseMember));
    }
    return id;
  }
}
