package org.aceso.formats.json;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.aceso.formats.decimal.Decimal;

/**
 * Reads one JSON text (RFC 8259) in UTF-8, with or without a byte order mark. What it does not
 * accept: comments, trailing commas, NaN, leading zeros, control characters in strings, unpaired
 * surrogates, anything after the text, more than {@value #DEEPEST} levels and strings of more than
 * 1 MiB.
 */
public final class JsonReader implements Closeable {
  private static final int DEEPEST = 64;
  private static final int END = -1;

  private final JsonInput in;
  private final boolean[] isFirst = new boolean[DEEPEST + 1];
  private final char[] closing = new char[DEEPEST + 1];
  private int depth;

  /** Takes over the stream and closes it at its end. */
  public JsonReader(InputStream in) throws IOException {
    this.in = new JsonInput(in);
  }

  /** Reads bytes that are at hand, such as a line; they begin without a byte order mark. */
  public JsonReader(byte[] text) {
    this.in = new JsonInput(text);
  }

  /** The line that is being read, from 1. */
  public long line() {
    return in.line();
  }

  /** What the next value is. */
  public JsonKind peek() throws IOException, NotJson {
    int next = in.peekToken();
    return switch (next) {
      case '{' -> JsonKind.OBJECT;
      case '[' -> JsonKind.ARRAY;
      case '"' -> JsonKind.STRING;
      case 't', 'f' -> JsonKind.BOOLEAN;
      case 'n' -> JsonKind.NULL;
      default -> {
        if (next == '-' || (next >= '0' && next <= '9')) {
          yield JsonKind.NUMBER;
        }
        throw in.fault("a value must stand here");
      }
    };
  }

  /** Enters an array; {@link #hasElement} then tells before each element whether there is one. */
  public void beginArray() throws IOException, NotJson {
    begin('[', "an array");
  }

  /** Enters an object; {@link #hasElement} then tells before each member whether there is one. */
  public void beginObject() throws IOException, NotJson {
    begin('{', "an object");
  }

  private void begin(char bracket, String what) throws IOException, NotJson {
    if (in.peekToken() != bracket) {
      throw in.fault(what + " must stand here");
    }
    if (depth == DEEPEST) {
      throw in.fault("more than " + DEEPEST + " levels");
    }
    in.read();
    isFirst[++depth] = true;
    closing[depth] = bracket == '[' ? ']' : '}';
  }

  /** Whether another element follows; when none does, the array or object is left. */
  public boolean hasElement() throws IOException, NotJson {
    int next = in.peekToken();
    if (next == closing[depth]) {
      in.read();
      depth--;
      return false;
    }
    if (!isFirst[depth]) {
      if (next != ',') {
        throw in.fault("a comma or a closing bracket must stand here");
      }
      in.read();
      if (in.peekToken() == closing[depth]) {
        throw in.fault("a comma stands before a closing bracket");
      }
    }
    isFirst[depth] = false;
    return true;
  }

  /** The name of the next member of an object. */
  public String name() throws IOException, NotJson {
    String name = string();
    if (in.peekToken() != ':') {
      throw in.fault("a colon must stand between a name and its value");
    }
    in.read();
    return name;
  }

  /** A string. */
  public String string() throws IOException, NotJson {
    if (in.peekToken() != '"') {
      throw in.fault("a string must stand here");
    }
    return JsonString.read(in);
  }

  /** A number, rounded correctly; infinite when it is too large for a double. */
  public double number() throws IOException, NotJson {
    byte[] text = literal();
    boolean isNegative = text.length > 0 && text[0] == '-';
    int first = isNegative ? 1 : 0;
    boolean hasZero = text.length > first + 1 && text[first] == '0';
    boolean isZeroLed = hasZero && text[first + 1] >= '0' && text[first + 1] <= '9';
    double value = isZeroLed ? Double.NaN : Decimal.parse(text, 0, text.length);
    if (Double.isNaN(value)) {
      throw in.fault("a number such as 0.25, -3 or 1e-3 must stand here");
    }
    return value;
  }

  /** Steps over the next value, whatever it is, and checks it as it goes. */
  public void skip() throws IOException, NotJson {
    switch (peek()) {
      case OBJECT -> {
        beginObject();
        while (hasElement()) {
          name();
          skip();
        }
      }
      case ARRAY -> {
        beginArray();
        while (hasElement()) {
          skip();
        }
      }
      case STRING -> string();
      case NUMBER -> number();
      default -> word();
    }
  }

  /** Makes sure that nothing follows the text. */
  public void end() throws IOException, NotJson {
    if (in.peekToken() != END) {
      throw in.fault("nothing may follow the text");
    }
  }

  private void word() throws IOException, NotJson {
    String word = new String(literal(), StandardCharsets.ISO_8859_1);
    if (!word.equals("true") && !word.equals("false") && !word.equals("null")) {
      throw in.fault("true, false or null must stand here");
    }
  }

  private byte[] literal() throws IOException, NotJson {
    in.peekToken();
    ByteArrayOutputStream literal = new ByteArrayOutputStream();
    for (int next = in.peek(); isLiteral(next); next = in.peek()) {
      literal.write(in.read());
      if (literal.size() > 4_096) {
        throw in.fault("a number or word is longer than 4096 characters");
      }
    }
    return literal.toByteArray();
  }

  private static boolean isLiteral(int next) {
    return (next >= '0' && next <= '9')
        || (next >= 'a' && next <= 'z')
        || (next >= 'A' && next <= 'Z')
        || next == '-'
        || next == '+'
        || next == '.';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
