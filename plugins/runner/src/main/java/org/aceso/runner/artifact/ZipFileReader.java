package org.aceso.runner.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads parts of a zip by position, little-endian, never beyond its size. */
final class ZipFileReader implements Closeable {
  private final FileChannel channel;
  private final long size;

  ZipFileReader(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    size = channel.size();
  }

  long size() {
    return size;
  }

  ByteBuffer read(long position, int length) throws IOException, ZipDamage {
    if (position < 0 || position > size - length) {
      throw new ZipDamage("the zip points beyond its own end: it is truncated or was changed");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
