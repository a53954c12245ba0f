package org.aceso.formats.edf;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.csv.Shown;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Reads the header from the start of a stream, and checks each of its fields. */
final class EdfHeaderReader {
  private static final int FIRST_YEAR = 85;
  private static final int MOST_SIGNALS = 9_999;

  private final InputStream in;
  private final Location file;
  private final Issues issues;

  EdfHeaderReader(InputStream in, Location file, Issues issues) {
    this.in = in;
    this.file = file;
    this.issues = issues;
  }

  /** The header; null when a problem was reported. */
  EdfHeader read() throws IOException {
    byte[] first = in.readNBytes(EdfHeader.BLOCK);
    if (first.length < EdfHeader.BLOCK || first[0] != '0') {
      issues.error("not_edf", "this is no EDF file: it does not begin with the version 0", file);
      return null;
    }
    HeaderFields fields = new HeaderFields(first, file, issues);
    if (!fields.text("version", 8).equals("0")) {
      fields.error("version", "is not 0");
    }
    String patient = fields.text("patient", 80);
    String recording = fields.text("recording", 80);
    LocalDateTime start = start(fields);
    long headerBytes = fields.whole("header bytes", 8, 512, 99_999_999);
    String reserved = fields.text("reserved", 44);
    long records = fields.whole("data records", 8, 0, 99_999_999);
    double seconds = fields.number("duration of a data record", 8);
    if (seconds < 0) {
      fields.error("duration of a data record", "is below 0");
    }
    int count = (int) fields.whole("signals", 4, 1, MOST_SIGNALS);
    if (!fields.failed() && headerBytes != EdfHeader.BLOCK * (1L + count)) {
      fields.error("header bytes", "does not fit the number of signals");
    }
    if (fields.failed()) {
      return null;
    }
    List<EdfSignal> signals = signals(count);
    return signals == null
        ? null
        : new EdfHeader(patient, recording, start, reserved, records, seconds, signals);
  }

  private static LocalDateTime start(HeaderFields fields) {
    String date = fields.text("start date", 8);
    String time = fields.text("start time", 8);
    if (!date.matches("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}")) {
      fields.error("start date", "is " + Shown.of(date) + ", not dd.mm.yy");
      return null;
    }
    if (!time.matches("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}")) {
      fields.error("start time", "is " + Shown.of(time) + ", not hh.mm.ss");
      return null;
    }
    int year = part(date, 6);
    try {
      return LocalDateTime.of(
          year + (year < FIRST_YEAR ? 2000 : 1900),
          part(date, 3),
          part(date, 0),
          part(time, 0),
          part(time, 3),
          part(time, 6));
    } catch (DateTimeException e) {
      fields.error("start date", "and time, " + date + " " + time + ", do not exist");
      return null;
    }
  }

  private static int part(String text, int from) {
    return Integer.parseInt(text.substring(from, from + 2));
  }

  /** The descriptions of the signals, which stand field by field; null after a problem. */
  private List<EdfSignal> signals(int count) throws IOException {
    byte[] block = in.readNBytes(EdfHeader.BLOCK * count);
    if (block.length < EdfHeader.BLOCK * count) {
      issues.error("wrong_size", "the file ends within its header", file);
      return null;
    }
    HeaderFields fields = new HeaderFields(block, file, issues);
    List<String> labels = texts(fields, "label", 16, count);
    List<String> transducers = texts(fields, "transducer", 80, count);
    List<String> units = texts(fields, "unit", 8, count);
    double[] physicalLeast = numbers(fields, "physical minimum", count);
    double[] physicalMost = numbers(fields, "physical maximum", count);
    long[] digitalLeast = wholes(fields, "digital minimum", -32_768, 32_767, count);
    long[] digitalMost = wholes(fields, "digital maximum", -32_768, 32_767, count);
    List<String> filters = texts(fields, "filter", 80, count);
    long[] samples = wholes(fields, "samples in a data record", 1, 99_999_999, count);
    texts(fields, "reserved", 32, count);
    List<EdfSignal> signals = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (digitalLeast[i] >= digitalMost[i]) {
        fields.error(of("digital maximum", i), "is not above the minimum");
      }
      if (physicalLeast[i] == physicalMost[i]) {
        fields.error(of("physical maximum", i), "equals the minimum");
      }
      signals.add(
          new EdfSignal(
              labels.get(i),
              transducers.get(i),
              units.get(i),
              physicalLeast[i],
              physicalMost[i],
              (int) digitalLeast[i],
              (int) digitalMost[i],
              filters.get(i),
              (int) samples[i]));
    }
    return fields.failed() ? null : signals;
  }

  private static String of(String field, int signal) {
    return field + " of signal " + (signal + 1);
  }

  private static List<String> texts(HeaderFields fields, String name, int width, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(fields.text(of(name, i), width));
    }
    return texts;
  }

  private static double[] numbers(HeaderFields fields, String name, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = fields.number(of(name, i), 8);
    }
    return numbers;
  }

  private static long[] wholes(HeaderFields fields, String name, long least, long most, int count) {
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = fields.whole(of(name, i), 8, least, most);
    }
    return numbers;
  }
}
