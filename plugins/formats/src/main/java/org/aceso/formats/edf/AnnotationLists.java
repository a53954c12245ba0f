package org.aceso.formats.edf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.aceso.formats.csv.Shown;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The time-stamped annotation lists in the bytes of an annotation signal: onset, optionally 0x15
 * and a duration, 0x14, texts each followed by 0x14, and a zero byte; zero bytes fill up the rest.
 */
final class AnnotationLists {
  private static final char DURATION = 0x15;
  private static final char TEXT = 0x14;
  private static final Pattern ONSET = Pattern.compile("[+-][0-9]{1,15}(\\.[0-9]{1,15})?");
  private static final Pattern SPAN = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?");

  private final Location file;
  private final Issues issues;
  private final List<EdfAnnotation> found;

  AnnotationLists(Location file, Issues issues, List<EdfAnnotation> found) {
    this.file = file;
    this.issues = issues;
    this.found = found;
  }

  /**
   * Takes the lists of one signal in one data record.
   *
   * @param record from 1, for messages
   * @param keepsTime whether the first list must be the time of the record: an onset without text
   */
  void take(byte[] bytes, long record, boolean keepsTime) {
    int at = 0;
    boolean isFirst = true;
    while (at < bytes.length && bytes[at] != 0) {
      int end = at;
      while (end < bytes.length && bytes[end] != 0) {
        end++;
      }
      if (end == bytes.length) {
        error(record, "a list of annotations is not closed by a zero byte");
        return;
      }
      list(bytes, at, end, record, keepsTime && isFirst);
      isFirst = false;
      at = end + 1;
    }
    if (keepsTime && isFirst) {
      error(record, "the time of the data record is missing");
    }
    for (; at < bytes.length; at++) {
      if (bytes[at] != 0) {
        error(record, "there are bytes after the last list of annotations");
        return;
      }
    }
  }

  private void list(byte[] bytes, int start, int end, long record, boolean isTime) {
    String list;
    try {
      list =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, start, end - start))
              .toString();
    } catch (CharacterCodingException e) {
      error(record, "an annotation is not UTF-8");
      return;
    }
    if (list.charAt(list.length() - 1) != TEXT) {
      error(record, "the list " + Shown.of(list) + " does not end in 0x14 and a zero byte");
      return;
    }
    String[] parts = list.substring(0, list.length() - 1).split(String.valueOf(TEXT), -1);
    int duration = parts[0].indexOf(DURATION);
    String onset = duration < 0 ? parts[0] : parts[0].substring(0, duration);
    String span = duration < 0 ? "0" : parts[0].substring(duration + 1);
    if (!ONSET.matcher(onset).matches() || !SPAN.matcher(span).matches()) {
      error(record, "an onset or duration is no number: " + Shown.of(parts[0]));
      return;
    }
    if (isTime && (parts.length < 2 || !parts[1].isEmpty())) {
      error(record, "the first list is not the time of the data record: an onset without text");
    }
    for (int i = 1; i < parts.length; i++) {
      if (!parts[i].isEmpty()) {
        double seconds = duration < 0 ? Double.NaN : HeaderFields.parsed(span);
        found.add(new EdfAnnotation(HeaderFields.parsed(onset), seconds, parts[i]));
      }
    }
  }

  private void error(long record, String what) {
    issues.error("bad_annotation", "data record " + record + ": " + what, file);
  }
}
