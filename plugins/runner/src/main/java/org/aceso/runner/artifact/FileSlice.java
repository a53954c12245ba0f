package org.aceso.runner.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a part of a file. A failure of storage is remembered as such. */
final class FileSlice extends InputStream {
  private final FileChannel channel;
  private final ReadFailures failures;
  private final long end;
  private long position;

  FileSlice(Path file, long start, long length, ReadFailures failures) throws IOException {
    this.failures = failures;
    this.position = start;
    this.end = start + length;
    try {
      this.channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw failures.storage(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int wanted = (int) Math.min(length, end - position);
    if (wanted <= 0) {
      return -1;
    }
    try {
      int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), position);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      position += read;
      return read;
    } catch (IOException e) {
      throw failures.storage(e);
    }
  }

  @Override
  public int available() {
    return (int) Math.min(Integer.MAX_VALUE, end - position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
