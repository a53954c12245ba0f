package org.aceso.formats.edf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aceso.formats.decimal.DecimalText;

/** Writes EDF+ files of annotations alone, in one data record without duration. */
final class AnnotationWriter {
  private final ByteArrayOutputStream header = new ByteArrayOutputStream();

  void write(List<EdfAnnotation> annotations, OutputStream out) throws IOException {
    StringBuilder lists = new StringBuilder("+0\u0014\u0014\0");
    annotations.forEach(annotation -> append(lists, annotation));
    byte[] bytes = lists.toString().getBytes(StandardCharsets.UTF_8);
    int samples = (bytes.length + 1) / 2;
    fields(samples);
    out.write(header.toByteArray());
    out.write(bytes);
    out.write(new byte[2 * samples - bytes.length]);
  }

  private static void append(StringBuilder lists, EdfAnnotation annotation) {
    lists.append(annotation.onset() < 0 ? "" : "+").append(DecimalText.plain(annotation.onset()));
    if (!Double.isNaN(annotation.duration())) {
      lists.append('\u0015').append(DecimalText.plain(annotation.duration()));
    }
    lists.append('\u0014').append(annotation.text()).append("\u0014\0");
  }

  private void fields(int samples) {
    field(8, "0");
    field(80, "X X X X");
    field(80, "Startdate X X X X");
    field(8, "01.01.85");
    field(8, "00.00.00");
    field(8, "512");
    field(44, "EDF+C");
    field(8, "1");
    field(8, "0");
    field(4, "1");
    field(16, EdfSignal.ANNOTATIONS);
    field(80, "");
    field(8, "");
    field(8, "-1");
    field(8, "1");
    field(8, "-32768");
    field(8, "32767");
    field(80, "");
    field(8, Integer.toString(samples));
    field(32, "");
  }

  private void field(int width, String text) {
    header.writeBytes(
        (text + " ".repeat(width - text.length())).getBytes(StandardCharsets.US_ASCII));
  }
}
