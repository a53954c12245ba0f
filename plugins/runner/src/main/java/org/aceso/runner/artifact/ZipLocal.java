package org.aceso.runner.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the data of an entry stand, after its local header was found to agree with the directory.
 *
 * @param dataOffset the first byte of the data
 */
record ZipLocal(ZipRecord record, long dataOffset) {
  private static final int SIGNATURE = 0x04034b50;
  private static final int HEADER = 30;
  private static final long IN_EXTRA = 0xFFFFFFFFL;
  private static final int FLAGS_THAT_MATTER = 1 | 8 | 0x800;

  long dataEnd() {
    return dataOffset + record.compressed();
  }

  static ZipLocal read(ZipFileReader file, ZipRecord record) throws IOException, ZipDamage {
    ByteBuffer header = file.read(record.headerOffset(), HEADER);
    int nameLength = Short.toUnsignedInt(header.getShort(26));
    int extraLength = Short.toUnsignedInt(header.getShort(28));
    byte[] name = new byte[nameLength];
    file.read(record.headerOffset() + HEADER, nameLength).get(name);
    if (header.getInt(0) != SIGNATURE || !agrees(header, name, record)) {
      throw new ZipDamage("its local header says something else than the directory of the zip");
    }
    long data = record.headerOffset() + HEADER + nameLength + extraLength;
    if (record.compressed() > file.size() - data) {
      throw new ZipDamage("its data lie beyond the end of the zip");
    }
    return new ZipLocal(record, data);
  }

  private static boolean agrees(ByteBuffer header, byte[] name, ZipRecord record) {
    int flags = header.getShort(6);
    return ((flags ^ record.flags()) & FLAGS_THAT_MATTER) == 0
        && Short.toUnsignedInt(header.getShort(8)) == record.method()
        && Arrays.equals(name, record.nameBytes())
        && (record.hasDescriptor() || sameSizes(header, record));
  }

  private static boolean sameSizes(ByteBuffer header, ZipRecord record) {
    return same(header.getInt(14), record.crc())
        && sameSize(header.getInt(18), record.compressed())
        && sameSize(header.getInt(22), record.size());
  }

  private static boolean same(int local, long central) {
    return Integer.toUnsignedLong(local) == central;
  }

  private static boolean sameSize(int local, long central) {
    return same(local, central) || Integer.toUnsignedLong(local) == IN_EXTRA;
  }
}
