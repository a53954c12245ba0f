package org.aceso.formats.edf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A file of two data records with one signal and annotations. */
final class TestEdf {
  private static final int ANNOTATION_BYTES = 80;

  private final List<String> lists = new ArrayList<>();

  static TestEdf night() {
    return new TestEdf();
  }

  /** The lists of the next data record. */
  TestEdf record(String list) {
    lists.add(list);
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    text(out, 8, "0");
    text(out, 80, "X F X X");
    text(out, 80, "Startdate 24-APR-1989 X X X");
    text(out, 8, "24.04.89");
    text(out, 8, "16.13.00");
    text(out, 8, "768");
    text(out, 44, "EDF+C");
    text(out, 8, "2");
    text(out, 8, "30.5");
    text(out, 4, "2");
    both(out, 16, "EEG Fpz-Cz", "EDF Annotations");
    both(out, 80, "AgAgCl", "");
    both(out, 8, "uV", "");
    both(out, 8, "-192.5", "-1");
    both(out, 8, "192", "1");
    both(out, 8, "-2048", "-32768");
    both(out, 8, "2047", "32767");
    both(out, 80, "HP:0.5Hz", "");
    both(out, 8, "3", "40");
    both(out, 32, "", "");
    for (int record = 0; record < 2; record++) {
      out.writeBytes(new byte[] {1, 2, 3, 4, 5, 6});
      String list = record < lists.size() ? lists.get(record) : "+0\u0014\u0014\0";
      byte[] utf8 = list.getBytes(StandardCharsets.UTF_8);
      out.write(utf8, 0, Math.min(utf8.length, ANNOTATION_BYTES));
      out.writeBytes(new byte[Math.max(0, ANNOTATION_BYTES - utf8.length)]);
    }
    return out.toByteArray();
  }

  private static void both(ByteArrayOutputStream out, int width, String first, String second) {
    text(out, width, first);
    text(out, width, second);
  }

  private static void text(ByteArrayOutputStream out, int width, String text) {
    out.writeBytes((text + " ".repeat(width - text.length())).getBytes(StandardCharsets.US_ASCII));
  }
}
