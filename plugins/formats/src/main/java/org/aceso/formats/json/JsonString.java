package org.aceso.formats.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads strings: UTF-8 with the escapes of RFC 8259. */
final class JsonString {
  private static final int LONGEST = 1 << 20;
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String MEANINGS = "\"\\/\b\f\n\r\t";

  private JsonString() {}

  /** The string whose opening quotation mark comes next. */
  static String read(JsonInput in) throws IOException, NotJson {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    in.read();
    for (int next = in.peek(); next != '"'; next = in.peek()) {
      if (next < 0x20) {
        throw in.fault("a string is not closed, or holds a control character");
      }
      if (text.size() > LONGEST) {
        throw in.fault("a string is longer than 1 MiB");
      }
      in.read();
      if (next == '\\') {
        escape(in, text);
      } else {
        text.write(next);
      }
    }
    in.read();
    return decode(in, text.toByteArray());
  }

  private static void escape(JsonInput in, ByteArrayOutputStream text) throws IOException, NotJson {
    int kind = in.read();
    int place = ESCAPES.indexOf(kind);
    if (place >= 0) {
      text.write(MEANINGS.charAt(place));
    } else if (kind == 'u') {
      text.writeBytes(Character.toString(point(in)).getBytes(StandardCharsets.UTF_8));
    } else {
      throw in.fault("a backslash stands before a character that it cannot escape");
    }
  }

  private static int point(JsonInput in) throws IOException, NotJson {
    char first = unit(in);
    if (!Character.isSurrogate(first)) {
      return first;
    }
    if (Character.isHighSurrogate(first) && in.read() == '\\' && in.read() == 'u') {
      char second = unit(in);
      if (Character.isLowSurrogate(second)) {
        return Character.toCodePoint(first, second);
      }
    }
    throw in.fault("half of a surrogate pair stands alone");
  }

  private static char unit(JsonInput in) throws IOException, NotJson {
    int unit = 0;
    for (int digit = 0; digit < 4; digit++) {
      int next = in.read();
      int value = next < 0x80 ? Character.digit(next, 16) : -1;
      if (value < 0) {
        throw in.fault("four hexadecimal digits must follow \\u");
      }
      unit = 16 * unit + value;
    }
    return (char) unit;
  }

  private static String decode(JsonInput in, byte[] text) throws IOException, NotJson {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (CharacterCodingException e) {
      throw in.fault("a string is not UTF-8");
    }
  }
}
