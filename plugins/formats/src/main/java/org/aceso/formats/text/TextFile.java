package org.aceso.formats.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * A text that is read whole. Problems are {@code too_long}, {@code invalid_encoding} and {@code
 * not_text}, each with the line where it is known.
 */
public final class TextFile {
  /** The most bytes that are read. */
  public static final int MOST_BYTES = 1 << 24;

  private TextFile() {}

  /**
   * The text as it stands, with its byte order mark, which brat counts as its first character; null
   * when a problem was reported.
   */
  public static String read(Entry file, Issues issues) throws IOException {
    byte[] bytes;
    try (InputStream in = file.open()) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    }
    if (bytes.length > MOST_BYTES) {
      issues.error("too_long", "the file is longer than 16 MiB", Location.file(file.name()));
      return null;
    }
    String text = decoded(bytes);
    if (text == null) {
      issues.error(
          "invalid_encoding",
          "the line is not UTF-8: save the file as UTF-8",
          Location.line(file.name(), badLine(bytes)));
    } else if (text.indexOf('\0') >= 0) {
      issues.error(
          "not_text",
          "a zero byte stands here: this is no text file",
          Location.line(file.name(), lineOf(text, text.indexOf('\0'))));
      return null;
    }
    return text;
  }

  /** The lines without a byte order mark and what ends them; null when a problem was reported. */
  public static List<String> lines(Entry file, Issues issues) throws IOException {
    String text = read(file, issues);
    if (text == null) {
      return null;
    }
    List<String> lines = new ArrayList<>();
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (String line : unmarked.split("\n", -1)) {
      lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The first line that cannot be decoded; a line feed is never part of a longer character. */
  private static long badLine(byte[] bytes) {
    long line = 1;
    int start = 0;
    for (int end = 0; end <= bytes.length; end++) {
      if (end == bytes.length || bytes[end] == '\n') {
        byte[] one = Arrays.copyOfRange(bytes, start, end);
        if (decoded(one) == null) {
          return line;
        }
        line++;
        start = end + 1;
      }
    }
    return line;
  }

  private static long lineOf(String text, int at) {
    return 1 + text.substring(0, at).chars().filter(character -> character == '\n').count();
  }
}
