package org.aceso.runner.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the central directory of a zip (APPNOTE 6.3.10, 4.3.12). */
final class ZipDirectory {
  private static final int SIGNATURE = 0x02014b50;
  private static final int HEADER = 46;
  private static final int ZIP64_EXTRA = 1;
  private static final int UNIX = 3;
  private static final long IN_EXTRA = 0xFFFFFFFFL;

  /** More than names of 255 bytes and the usual extra fields take. */
  private static final long BYTES_PER_ENTRY = 1_024;

  private final ByteBuffer bytes;

  private ZipDirectory(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static List<ZipRecord> read(ZipFileReader file, ZipEnd end) throws IOException, ZipDamage {
    if (end.length() > Math.min(Integer.MAX_VALUE / 2, (end.entries() + 64) * BYTES_PER_ENTRY)) {
      throw new ZipDamage("the central directory of the zip is larger than its entries need");
    }
    ByteBuffer bytes = file.read(end.offset(), (int) end.length());
    ZipDirectory directory = new ZipDirectory(bytes);
    List<ZipRecord> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      records.add(directory.next());
    }
    if (records.size() != end.entries()) {
      throw new ZipDamage(
          "the zip declares " + end.entries() + " entries but lists " + records.size());
    }
    return records;
  }

  private ZipRecord next() throws ZipDamage {
    int at = bytes.position();
    if (bytes.remaining() < HEADER || bytes.getInt(at) != SIGNATURE) {
      throw new ZipDamage("the central directory of the zip is damaged");
    }
    int nameLength = unsignedShort(at + 28);
    int extraLength = unsignedShort(at + 30);
    int length = HEADER + nameLength + extraLength + unsignedShort(at + 32);
    if (bytes.remaining() < length || unsignedShort(at + 34) != 0) {
      throw new ZipDamage("the central directory of the zip is damaged");
    }
    byte[] name = new byte[nameLength];
    bytes.get(at + HEADER, name);
    long[] sizes = sizes(at, at + HEADER + nameLength, extraLength);
    bytes.position(at + length);
    return new ZipRecord(
        decode(name),
        name,
        unsignedShort(at + 8),
        unsignedShort(at + 10),
        unsignedInt(at + 16),
        sizes[1],
        sizes[0],
        bytes.get(at + 5) == UNIX ? unsignedShort(at + 40) : 0,
        sizes[2]);
  }

  /** Inflated size, compressed size and offset of the local header, from zip64 where needed. */
  private long[] sizes(int at, int extra, int extraLength) throws ZipDamage {
    long[] sizes = {unsignedInt(at + 24), unsignedInt(at + 20), unsignedInt(at + 42)};
    int from = zip64Extra(extra, extra + extraLength);
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == IN_EXTRA && from >= 0) {
        if (from + 8 > extra + extraLength) {
          throw new ZipDamage("a zip64 field of the zip is too short");
        }
        sizes[i] = bytes.getLong(from);
        from += 8;
      }
      if (sizes[i] < 0) {
        throw new ZipDamage("a zip64 field of the zip is negative");
      }
    }
    return sizes;
  }

  private int zip64Extra(int start, int end) {
    int at = start;
    while (at + 4 <= end) {
      if (unsignedShort(at) == ZIP64_EXTRA) {
        return at + 4;
      }
      at += 4 + unsignedShort(at + 2);
    }
    return -1;
  }

  private static String decode(byte[] name) throws ZipDamage {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      throw new ZipDamage(
          "the name \""
              + EntryName.shown(new String(name, StandardCharsets.UTF_8))
              + "\" in the zip is not UTF-8: make the zip with UTF-8 names");
    }
  }

  private int unsignedShort(int at) {
    return Short.toUnsignedInt(bytes.getShort(at));
  }

  private long unsignedInt(int at) {
    return Integer.toUnsignedLong(bytes.getInt(at));
  }
}
