package org.aceso.runner.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Delivers no more than the size that an entry declares, and holds it to its checksum. */
final class CheckedContent extends FilterInputStream {
  private final CRC32 crc = new CRC32();
  private final ZipRecord record;
  private final ReadFailures failures;
  private long delivered;

  CheckedContent(InputStream content, ZipRecord record, ReadFailures failures) {
    super(content);
    this.record = record;
    this.failures = failures;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = content(bytes, offset, length);
    if (read > 0) {
      delivered += read;
      crc.update(bytes, offset, read);
    }
    if (delivered > record.size()) {
      throw damage("holds more than the " + record.size() + " bytes that the zip declares");
    }
    if (read < 0 && delivered < record.size()) {
      throw damage("ends before the " + record.size() + " bytes that the zip declares");
    }
    if (delivered == record.size() && crc.getValue() != record.crc()) {
      throw damage("does not match its checksum: make the zip again");
    }
    return read;
  }

  private int content(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      if (failures.storageFailure().isPresent()) {
        throw e;
      }
      throw damage("cannot be inflated: make the zip again");
    }
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 13)];
    return Math.max(0, read(skipped, 0, skipped.length));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public synchronized void mark(int limit) {}

  @Override
  public synchronized void reset() throws IOException {
    throw new IOException("this stream has no marks");
  }

  private IOException damage(String message) {
    return failures.damage(record.name(), "the entry " + message);
  }
}
