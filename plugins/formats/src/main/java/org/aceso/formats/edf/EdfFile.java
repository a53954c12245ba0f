package org.aceso.formats.edf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads EDF and EDF+ files, and writes annotations. Problems are reported as {@code not_edf},
 * {@code bad_edf_header} with the field, {@code wrong_size}, {@code no_annotations} and {@code
 * bad_annotation}.
 */
public final class EdfFile {
  private EdfFile() {}

  /**
   * The header alone.
   *
   * @return null when a problem was reported
   */
  public static EdfHeader header(Entry file, Issues issues) throws IOException {
    try (InputStream in = new BufferedInputStream(file.open())) {
      return new EdfHeaderReader(in, Location.file(file.name()), issues).read();
    }
  }

  /**
   * The annotations of an EDF+ file in the order in which they stand, without the times of data
   * records. The file must have exactly the data records of which its header tells.
   *
   * @return null when the header or the size is wrong; incomplete when another problem was reported
   */
  public static List<EdfAnnotation> annotations(Entry file, Issues issues) throws IOException {
    Location place = Location.file(file.name());
    try (InputStream in = new BufferedInputStream(file.open())) {
      EdfHeader header = new EdfHeaderReader(in, place, issues).read();
      if (header == null) {
        return null;
      }
      if (!header.isPlus() || header.signals().stream().noneMatch(EdfSignal::isAnnotations)) {
        issues.error(
            "no_annotations",
            "the file is not EDF+ with a signal \"" + EdfSignal.ANNOTATIONS + "\"",
            place);
        return null;
      }
      List<EdfAnnotation> found = new ArrayList<>();
      return records(in, header, new AnnotationLists(place, issues, found), place, issues)
          ? found
          : null;
    }
  }

  /** Writes an EDF+ file of these annotations; leaves the stream open. */
  public static void write(List<EdfAnnotation> annotations, OutputStream out) throws IOException {
    new AnnotationWriter().write(annotations, out);
  }

  private static boolean records(
      InputStream in, EdfHeader header, AnnotationLists lists, Location place, Issues issues)
      throws IOException {
    for (long record = 1; record <= header.records(); record++) {
      boolean keepsTime = true;
      for (EdfSignal signal : header.signals()) {
        if (signal.isAnnotations()) {
          byte[] bytes = in.readNBytes((int) signal.bytes());
          if (bytes.length < signal.bytes()) {
            return wrongSize(header, place, issues);
          }
          lists.take(bytes, record, keepsTime);
          keepsTime = false;
        } else {
          if (!skip(in, signal.bytes())) {
            return wrongSize(header, place, issues);
          }
        }
      }
    }
    return in.read() < 0 || wrongSize(header, place, issues);
  }

  private static boolean skip(InputStream in, long bytes) throws IOException {
    long left = bytes;
    while (left > 0) {
      long skipped = in.skip(left);
      if (skipped == 0) {
        if (in.read() < 0) {
          return false;
        }
        skipped = 1;
      }
      left -= skipped;
    }
    return true;
  }

  private static boolean wrongSize(EdfHeader header, Location place, Issues issues) {
    issues.error(
        "wrong_size",
        "the header tells of " + header.fileBytes() + " bytes, the file has another size",
        place);
    return false;
  }
}
