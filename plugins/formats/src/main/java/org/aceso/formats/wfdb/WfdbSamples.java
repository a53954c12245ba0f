package org.aceso.formats.wfdb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The samples of a record whose signals stand interleaved in one file of format 16: 16 bits a
 * sample, two's complement, little-endian. A MATLAB file of version 4 is such a file after 24
 * bytes, which are checked, too. Problems are {@code unsupported_signals}, {@code bad_mat_header},
 * {@code wrong_size}, {@code wrong_first_sample} and {@code wrong_checksum}.
 */
public final class WfdbSamples {
  private static final int FORMAT = 16;
  private static final int MAT_HEADER = 24;

  /** Little-endian, a full matrix of 16-bit numbers. */
  private static final int MAT_TYPE = 30;

  private static final int MOST_BYTES = 1 << 30;

  private final WfdbHeader header;
  private final Location place;
  private final Issues issues;

  private WfdbSamples(WfdbHeader header, Location place, Issues issues) {
    this.header = header;
    this.place = place;
    this.issues = issues;
  }

  /**
   * Reads the samples.
   *
   * @param file with the signals that the header describes
   * @return by signal, as stored; null when a problem was reported
   */
  public static short[][] read(WfdbHeader header, Entry file, Issues issues) throws IOException {
    return new WfdbSamples(header, Location.file(file.name()), issues).read(file);
  }

  private short[][] read(Entry file) throws IOException {
    List<WfdbSignal> signals = header.signals();
    if (signals.isEmpty() || !isSupported()) {
      error("unsupported_signals", "only signals of format 16 in one file are read");
      return null;
    }
    WfdbSignal first = signals.get(0);
    try (InputStream in = file.open()) {
      byte[] before = in.readNBytes((int) first.offset());
      boolean isMat = first.file().endsWith(".mat");
      if (before.length < first.offset() || (isMat && !isMatHeader(before))) {
        error("bad_mat_header", "the file does not begin as the header of the record says");
        return null;
      }
      return split(in.readNBytes(MOST_BYTES));
    }
  }

  private boolean isSupported() {
    WfdbSignal first = header.signals().get(0);
    return first.offset() <= 1 << 20
        && header.signals().stream()
            .allMatch(
                signal ->
                    signal.format() == FORMAT
                        && signal.offset() == first.offset()
                        && signal.file().equals(first.file()));
  }

  /** Type, rows, columns and length of the name as MATLAB's format of version 4 has them. */
  private boolean isMatHeader(byte[] bytes) {
    if (bytes.length != MAT_HEADER) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return fields.getInt() == MAT_TYPE
        && fields.getInt() == header.signals().size()
        && (header.samples() == 0 || fields.getInt() == header.samples());
  }

  private short[][] split(byte[] bytes) {
    int count = header.signals().size();
    int samples = bytes.length / (2 * count);
    boolean isWhole = bytes.length == 2L * count * samples;
    if (!isWhole || (header.samples() != 0 && samples != header.samples())) {
      error(
          "wrong_size",
          "the header tells of "
              + header.samples()
              + " samples, the file has "
              + bytes.length
              + " bytes of them");
      return null;
    }
    short[][] split = new short[count][samples];
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int sample = 0; sample < samples; sample++) {
      for (int signal = 0; signal < count; signal++) {
        split[signal][sample] = all.getShort();
      }
    }
    return isIntact(split) ? split : null;
  }

  private boolean isIntact(short[][] samples) {
    boolean isIntact = true;
    for (int i = 0; i < samples.length; i++) {
      WfdbSignal signal = header.signals().get(i);
      short sum = 0;
      for (short sample : samples[i]) {
        sum = (short) (sum + sample);
      }
      if (samples[i].length > 0 && samples[i][0] != signal.first() && signal.checksum() != null) {
        error("wrong_first_sample", "signal " + (i + 1) + " does not begin as its header says");
        isIntact = false;
      }
      if (signal.checksum() != null && sum != signal.checksum().shortValue()) {
        error("wrong_checksum", "signal " + (i + 1) + " does not have the sum of its header");
        isIntact = false;
      }
    }
    return isIntact;
  }

  private void error(String code, String message) {
    issues.error(code, message, place);
  }
}
