package org.aceso.runner.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What the end of a zip says about its central directory (APPNOTE 6.3.10, 4.3.14 to 4.3.16).
 *
 * @param entries how many entries the directory has
 * @param offset where it starts
 * @param length its length in bytes
 */
record ZipEnd(long entries, long offset, long length) {
  private static final int SIGNATURE = 0x06054b50;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int LENGTH = 22;
  private static final int LENGTH_64 = 56;
  private static final int LOCATOR_LENGTH = 20;
  private static final int MAX_COMMENT = 0xFFFF;

  static ZipEnd read(ZipFileReader file) throws IOException, ZipDamage {
    int tail = (int) Math.min(file.size(), LENGTH + MAX_COMMENT);
    ByteBuffer bytes = file.read(file.size() - tail, tail);
    for (int at = tail - LENGTH; at >= 0; at--) {
      if (bytes.getInt(at) == SIGNATURE
          && at + LENGTH + Short.toUnsignedInt(bytes.getShort(at + 20)) == tail) {
        return checked(file, bytes, at, file.size() - tail + at);
      }
    }
    throw new ZipDamage("the zip has no end: it is truncated, or something follows it");
  }

  private static ZipEnd checked(ZipFileReader file, ByteBuffer bytes, int at, long position)
      throws IOException, ZipDamage {
    int total = Short.toUnsignedInt(bytes.getShort(at + 10));
    long length = Integer.toUnsignedLong(bytes.getInt(at + 12));
    long offset = Integer.toUnsignedLong(bytes.getInt(at + 16));
    if (bytes.getInt(at + 4) != 0 || Short.toUnsignedInt(bytes.getShort(at + 8)) != total) {
      throw new ZipDamage("the zip is one part of several: hand in one zip");
    }
    boolean is64 = total == 0xFFFF || length == 0xFFFFFFFFL || offset == 0xFFFFFFFFL;
    ZipEnd end = new ZipEnd(total, offset, length);
    long endsAt = position;
    if (is64 && position >= LOCATOR_LENGTH) {
      ByteBuffer locator = file.read(position - LOCATOR_LENGTH, LOCATOR_LENGTH);
      if (locator.getInt(0) == LOCATOR_64) {
        endsAt = locator.getLong(8);
        end = read64(file, endsAt);
      }
    }
    if (end.offset < 0 || end.length < 0 || endsAt - end.offset != end.length) {
      throw new ZipDamage("the central directory of the zip is not where its end says");
    }
    return end;
  }

  private static ZipEnd read64(ZipFileReader file, long at) throws IOException, ZipDamage {
    ByteBuffer bytes = file.read(at, LENGTH_64);
    if (bytes.getInt(0) != SIGNATURE_64) {
      throw new ZipDamage("the zip64 end of the zip is not where its locator says");
    }
    return new ZipEnd(bytes.getLong(32), bytes.getLong(48), bytes.getLong(40));
  }
}
