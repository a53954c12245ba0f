package org.aceso.formats.png;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.aceso.formats.volume.DamagedFileException;

/** The chunks of a PNG file in their order, with their checksums held. */
final class PngChunks {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final InputStream in;
  private final CRC32 checksum = new CRC32();
  private String type = "";
  private int left;

  /** Reads the signature. */
  PngChunks(InputStream in) throws IOException {
    this.in = in;
    byte[] start = in.readNBytes(SIGNATURE.length);
    if (start.length == 0) {
      throw new DamagedFileException("empty_file", "the file is empty", "");
    }
    if (!Arrays.equals(start, SIGNATURE)) {
      throw new DamagedFileException(
          "not_png", "this is no PNG file: its first bytes are others", "");
    }
  }

  /** The type of the current chunk. */
  String type() {
    return type;
  }

  /** Goes to the next chunk, passing over what is left of the current one. */
  void next() throws IOException {
    if (!type.isEmpty()) {
      end();
    }
    byte[] start = exactly(8);
    left = integer(start);
    if (left < 0) {
      throw damaged("a chunk is too long");
    }
    type = new String(start, 4, 4, StandardCharsets.ISO_8859_1);
    checksum.reset();
    checksum.update(start, 4, 4);
  }

  /** Reads the next bytes of the current chunk, at most {@code length}; -1 at its end. */
  int read(byte[] bytes, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(bytes, 0, Math.min(length, left));
    if (n < 0) {
      throw truncated();
    }
    checksum.update(bytes, 0, n);
    left -= n;
    return n;
  }

  /** The first bytes of the current chunk. */
  byte[] start(int length) throws IOException {
    if (left < length) {
      throw damaged("the chunk " + type + " is too short");
    }
    byte[] bytes = exactly(length);
    checksum.update(bytes);
    left -= length;
    return bytes;
  }

  /** Passes over the current chunk and everything up to the end of the image. */
  void readToEnd() throws IOException {
    while (!type.equals("IEND")) {
      next();
    }
    end();
    if (in.read() >= 0) {
      throw new DamagedFileException(
          "trailing_bytes", "the file goes on after the end of the image", "");
    }
  }

  private void end() throws IOException {
    byte[] passed = new byte[Math.min(left, 1 << 12)];
    while (read(passed, passed.length) > 0) {
      // Only the checksum is of interest.
    }
    if (integer(exactly(4)) != (int) checksum.getValue()) {
      throw damaged("the checksum of a chunk is wrong");
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw truncated();
    }
    return bytes;
  }

  private static int integer(byte[] bytes) {
    return (bytes[0] & 0xFF) << 24
        | (bytes[1] & 0xFF) << 16
        | (bytes[2] & 0xFF) << 8
        | (bytes[3] & 0xFF);
  }

  private static DamagedFileException truncated() {
    return new DamagedFileException("truncated_file", "the PNG ends before its end", "");
  }

  static DamagedFileException damaged(String why) {
    return new DamagedFileException("damaged_png", "the PNG is damaged: " + why, "");
  }
}
