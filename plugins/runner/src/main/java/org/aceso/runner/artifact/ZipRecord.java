package org.aceso.runner.artifact;

/**
 * One entry as the central directory of a zip declares it.
 *
 * @param nameBytes the name as it was written, to be compared with the local header
 * @param method 0 for stored, 8 for deflated
 * @param fileMode the Unix mode, 0 when the zip was made on another system
 * @param headerOffset where its local header stands in the file
 */
record ZipRecord(
    String name,
    byte[] nameBytes,
    int flags,
    int method,
    long crc,
    long compressed,
    long size,
    int fileMode,
    long headerOffset) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int FILE_TYPE = 0xF000;
  private static final int REGULAR = 0x8000;
  private static final int FOLDER = 0x4000;

  boolean isFolder() {
    return name.endsWith("/");
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  /** Whether sizes and checksum follow the data instead of standing in the local header. */
  boolean hasDescriptor() {
    return (flags & 8) != 0;
  }

  /** Whether it is a link, a device or a pipe. */
  boolean isSpecial() {
    int type = fileMode & FILE_TYPE;
    return type != 0 && type != (isFolder() ? FOLDER : REGULAR);
  }
}
