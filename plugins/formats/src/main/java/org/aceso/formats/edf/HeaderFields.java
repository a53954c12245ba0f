package org.aceso.formats.edf;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.decimal.Decimal;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The fields of fixed width of which a header consists, one after the other. */
final class HeaderFields {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

  private final byte[] bytes;
  private final Location file;
  private final Issues issues;
  private int at;
  private boolean failed;

  HeaderFields(byte[] bytes, Location file, Issues issues) {
    this.bytes = bytes;
    this.file = file;
    this.issues = issues;
  }

  /** Whether a problem was reported. */
  boolean failed() {
    return failed;
  }

  /** The next field without the spaces after it; printable ASCII. */
  String text(String name, int width) {
    for (int i = at; i < at + width; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        error(name, "holds a byte that is no printable ASCII");
        break;
      }
    }
    String text = new String(bytes, at, width, StandardCharsets.US_ASCII);
    at += width;
    return text.stripTrailing();
  }

  /** The next field as a whole number within bounds; {@code least} where it is none. */
  long whole(String name, int width, long least, long most) {
    String text = text(name, width);
    if (!WHOLE.matcher(text).matches()) {
      error(name, "is " + Shown.of(text) + ", not a whole number");
      return least;
    }
    long value = Long.parseLong(text);
    if (value < least || value > most) {
      error(name, "is " + value + ", not between " + least + " and " + most);
      return least;
    }
    return value;
  }

  /** The next field as a finite number; 0 where it is none. */
  double number(String name, int width) {
    String text = text(name, width);
    if (!NUMBER.matcher(text).matches()) {
      error(name, "is " + Shown.of(text) + ", not a number");
      return 0;
    }
    return parsed(text);
  }

  /** A number that may have a plus sign, or a point without digits after it, as EDF allows. */
  static double parsed(String text) {
    String unsigned = text.startsWith("+") ? text.substring(1) : text;
    String complete = unsigned.replaceFirst("\\.(?![0-9])", "");
    byte[] ascii = complete.getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(ascii, 0, ascii.length);
  }

  void error(String name, String what) {
    failed = true;
    issues.error("bad_edf_header", "the field \"" + name + "\" " + what, file.inField(name));
  }
}
