package org.aceso.formats.wfdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.formats.decimal.Decimal;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads headers of one segment. Problems are {@code bad_record_line}, {@code bad_signal_line} and
 * {@code wrong_signal_count}, with their lines, and those of {@link TextFile}.
 */
public final class WfdbHeaderReader {
  private static final int STANDARD_FREQUENCY = 250;
  private static final int STANDARD_GAIN = 200;
  private static final String NUMBER = "-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?";
  private static final String WHOLE = "-?[0-9]{1,9}";
  private static final Pattern RECORD =
      Pattern.compile(
          "(?<name>[A-Za-z0-9_-]+)\\s+(?<signals>[0-9]{1,4})"
              + "(?:\\s+(?<frequency>"
              + NUMBER
              + ")(?:/"
              + NUMBER
              + "(?:\\("
              + NUMBER
              + "\\))?)?"
              + "(?:\\s+(?<samples>[0-9]{1,12})(?:\\s+\\S+(?:\\s+\\S+)?)?)?)?\\s*");
  private static final Pattern SIGNAL =
      Pattern.compile(
          "(?<file>\\S+)\\s+(?<format>[0-9]{1,4})(?:x[0-9]+)?(?::[0-9]+)?(?:\\+(?<offset>[0-9]{1,9}))?"
              + "(?:\\s+(?<gain>"
              + NUMBER
              + ")(?:\\((?<baseline>"
              + WHOLE
              + ")\\))?(?:/(?<unit>\\S+))?"
              + "(?:\\s+(?<resolution>[0-9]{1,3})(?:\\s+(?<zero>"
              + WHOLE
              + ")"
              + "(?:\\s+(?<first>"
              + WHOLE
              + ")(?:\\s+(?<checksum>"
              + WHOLE
              + ")"
              + "(?:\\s+[0-9]+(?:\\s+(?<description>.*))?)?)?)?)?)?)?\\s*");

  private final String file;
  private final Issues issues;
  private Matcher record;
  private final List<WfdbSignal> signals = new ArrayList<>();
  private final List<String> comments = new ArrayList<>();
  private boolean failed;

  private WfdbHeaderReader(String file, Issues issues) {
    this.file = file;
    this.issues = issues;
  }

  /** The header in a file; null when a problem was reported. */
  public static WfdbHeader read(Entry file, Issues issues) throws IOException {
    List<String> lines = TextFile.lines(file, issues);
    return lines == null ? null : new WfdbHeaderReader(file.name(), issues).header(lines);
  }

  private WfdbHeader header(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      take(lines.get(i), i + 1L);
    }
    if (record == null) {
      if (!failed) {
        error("bad_record_line", "the file has no line about the record", Location.file(file));
      }
      return null;
    }
    int count = Integer.parseInt(record.group("signals"));
    if (!failed && signals.size() != count) {
      error(
          "wrong_signal_count",
          "the record has " + count + " signals, the file describes " + signals.size(),
          Location.file(file));
    }
    return failed
        ? null
        : new WfdbHeader(
            record.group("name"),
            number(record.group("frequency"), STANDARD_FREQUENCY),
            record.group("samples") == null ? 0 : Long.parseLong(record.group("samples")),
            signals,
            comments);
  }

  private void take(String line, long number) {
    Location place = Location.line(file, number);
    if (line.startsWith("#")) {
      comments.add(line.substring(1).strip());
    } else if (line.isBlank()) {
      return;
    } else if (record == null && !failed) {
      Matcher matcher = RECORD.matcher(line);
      if (matcher.matches()) {
        record = matcher;
      } else {
        error("bad_record_line", "expected are name, signals, frequency and samples", place);
      }
    } else {
      Matcher matcher = SIGNAL.matcher(line);
      if (matcher.matches()) {
        signals.add(signal(matcher));
      } else {
        error("bad_signal_line", "expected are file, format, gain and so on", place);
      }
    }
  }

  private static WfdbSignal signal(Matcher line) {
    double gain = number(line.group("gain"), STANDARD_GAIN);
    int zero = (int) number(line.group("zero"), 0);
    return new WfdbSignal(
        line.group("file"),
        Integer.parseInt(line.group("format")),
        (long) number(line.group("offset"), 0),
        gain == 0 ? STANDARD_GAIN : gain,
        (int) number(line.group("baseline"), zero),
        line.group("unit") == null ? "mV" : line.group("unit"),
        (int) number(line.group("resolution"), 0),
        zero,
        (int) number(line.group("first"), zero),
        line.group("checksum") == null ? null : Integer.valueOf(line.group("checksum")),
        line.group("description") == null ? "" : line.group("description").strip());
  }

  private static double number(String text, double standard) {
    if (text == null) {
      return standard;
    }
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return Decimal.parse(ascii, 0, ascii.length);
  }

  private void error(String code, String message, Location place) {
    failed = true;
    issues.error(code, message, place);
  }
}
