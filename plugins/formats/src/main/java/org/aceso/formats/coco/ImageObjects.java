package org.aceso.formats.coco;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.aceso.formats.json.JsonReader;
import org.aceso.formats.json.NotJson;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The images of annotations: id, and size where it is stated.
 *
 * @param lines the line of each id so far
 */
record ImageObjects(
    JsonReader json,
    String file,
    Map<String, Long> lines,
    BiConsumer<String, Map<String, String>> found,
    Issues issues) {

  void read() throws IOException, NotJson {
    json.beginArray();
    while (json.hasElement()) {
      long line = json.line();
      String[] id = new String[1];
      Map<String, String> size = new TreeMap<>();
      CocoFile.readMembers(
          json,
          Map.of(
              "id", () -> id[0] = BoxObject.id(json),
              "width", () -> put(size, "width"),
              "height", () -> put(size, "height")));
      take(id[0], size, Location.line(file, line));
    }
  }

  private void put(Map<String, String> size, String name) throws IOException, NotJson {
    double pixels = BoxObject.number(json);
    if (pixels >= 1 && pixels == Math.rint(pixels) && pixels <= 1 << 30) {
      size.put(name, Long.toString((long) pixels));
    }
  }

  private void take(String id, Map<String, String> size, Location at) {
    if (id == null) {
      issues.error("bad_member", "the image has no id, a string or a whole number", at);
      return;
    }
    Long first = lines.putIfAbsent(id, at.line());
    if (first == null) {
      found.accept(id, size);
    } else {
      issues.error("duplicate_case", "the image stands on line " + first, at.inCase(id));
    }
  }
}
