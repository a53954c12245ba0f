package org.aceso.formats.png;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aceso.formats.volume.DamagedFileException;

/** The rows of an image, inflated and unfiltered one after the other. */
final class PngRows implements AutoCloseable {
  private static final String DATA = "IDAT";

  private final PngChunks chunks;
  private final Inflater inflater = new Inflater();
  private final byte[] packed = new byte[1 << 15];
  private final byte[] filter = new byte[1];

  /** Bytes between a pixel and the one before it. */
  private final int step;

  private byte[] row;
  private byte[] above;

  /** Goes to the first chunk of pixels. */
  PngRows(PngChunks chunks, PngHeader header) throws IOException {
    this.chunks = chunks;
    this.step = Math.max(1, header.depth() / 8);
    this.row = new byte[header.rowBytes()];
    this.above = new byte[header.rowBytes()];
    while (!chunks.type().equals(DATA)) {
      if (chunks.type().equals("IEND")) {
        throw truncated();
      }
      chunks.next();
    }
  }

  /** The next row; the array is used again for the row after the next. */
  byte[] next() throws IOException {
    byte[] swapped = above;
    above = row;
    row = swapped;
    if (!fill(filter) || !fill(row)) {
      throw truncated();
    }
    unfilter();
    return row;
  }

  /** Makes sure that the pixels end here. */
  void end() throws IOException {
    if (fill(filter)) {
      throw new DamagedFileException(
          "trailing_bytes", "there are more pixels than the header says", "shape");
    }
    while (chunks.type().equals(DATA)) {
      chunks.next();
    }
  }

  private boolean fill(byte[] bytes) throws IOException {
    int size = 0;
    while (size < bytes.length) {
      int n = inflate(bytes, size);
      size += n;
      if (n == 0 && inflater.finished()) {
        return false;
      }
      if (n == 0 && !refill()) {
        return false;
      }
    }
    return true;
  }

  private int inflate(byte[] bytes, int from) throws IOException {
    try {
      int n = inflater.inflate(bytes, from, bytes.length - from);
      if (n == 0 && inflater.needsDictionary()) {
        throw PngChunks.damaged("it needs a dictionary");
      }
      return n;
    } catch (DataFormatException e) {
      throw (IOException) PngChunks.damaged(String.valueOf(e.getMessage())).initCause(e);
    }
  }

  private boolean refill() throws IOException {
    int n = chunks.read(packed, packed.length);
    while (n < 0) {
      chunks.next();
      if (!chunks.type().equals(DATA)) {
        return false;
      }
      n = chunks.read(packed, packed.length);
    }
    inflater.setInput(packed, 0, n);
    return true;
  }

  private void unfilter() throws IOException {
    switch (filter[0]) {
      case 0 -> {}
      case 1 -> {
        for (int i = step; i < row.length; i++) {
          row[i] += row[i - step];
        }
      }
      case 2 -> {
        for (int i = 0; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = 0; i < row.length; i++) {
          int left = i < step ? 0 : row[i - step] & 0xFF;
          row[i] += (byte) ((left + (above[i] & 0xFF)) / 2);
        }
      }
      case 4 -> unfilterPaeth();
      default -> throw PngChunks.damaged("a row has the unknown filter " + (filter[0] & 0xFF));
    }
  }

  private void unfilterPaeth() {
    for (int i = 0; i < row.length; i++) {
      int left = i < step ? 0 : row[i - step] & 0xFF;
      int up = above[i] & 0xFF;
      int corner = i < step ? 0 : above[i - step] & 0xFF;
      int estimate = left + up - corner;
      int toLeft = Math.abs(estimate - left);
      int toUp = Math.abs(estimate - up);
      int toCorner = Math.abs(estimate - corner);
      int nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
      row[i] += (byte) nearest;
    }
  }

  private static DamagedFileException truncated() {
    return new DamagedFileException(
        "truncated_file", "there are fewer pixels than the header says", "shape");
  }

  @Override
  public void close() {
    inflater.end();
  }
}
