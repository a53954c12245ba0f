package org.aceso.type.points;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aceso.spi.Artifact;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads a list of ids, one a line, in UTF-8. The name of the column of images may stand above them,
 * as in the file of LUNA16 it does not.
 */
record ImageList(String header, Issues issues) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The ids in the order of the file, without attributes. */
  Map<String, Map<String, String>> read(Artifact artifact) throws IOException {
    Map<String, Map<String, String>> images = new LinkedHashMap<>();
    Entry file = artifact.entries().get(0);
    if (artifact.isContainer()) {
      issues.error("not_a_single_file", "give the list itself, not packed", Location.NOWHERE);
      return images;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(file.open(), StandardCharsets.UTF_8.newDecoder()))) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
          line = line.substring(BYTE_ORDER_MARK.length());
        }
        if (number > 1 || !line.equals(header)) {
          take(line, Location.line(file.name(), number), images);
        }
      }
    } catch (CharacterCodingException e) {
      issues.error("invalid_encoding", "the list is not UTF-8", Location.file(file.name()));
    }
    return images;
  }

  private void take(String id, Location at, Map<String, Map<String, String>> images) {
    if (id.isBlank() || !id.equals(id.strip()) || id.indexOf(',') >= 0) {
      issues.error("bad_case_id", "a line holds one id, without spaces around it", at);
    } else if (images.put(id, Map.of()) != null) {
      issues.error("duplicate_case", "the id stands on an earlier line already", at.inCase(id));
    }
  }
}
