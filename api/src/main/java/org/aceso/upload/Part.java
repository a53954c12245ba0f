package org.aceso.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The body of a request as what came of it: where the line breaks, it ends, and says so afterwards.
 */
final class Part extends FilterInputStream {
  private final Optional<Checksum> checksum;
  private IOException failure;
  private int ahead = -1;

  Part(InputStream in, Optional<Checksum> checksum) {
    super(in);
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int at, int count) throws IOException {
    if (ahead < 0) {
      return take(into, at, count);
    }
    if (count == 0) {
      return 0;
    }
    into[at] = (byte) ahead;
    ahead = -1;
    return 1;
  }

  /** Whether nothing more comes; waits for the next byte. */
  boolean isAtEnd() {
    byte[] one = new byte[1];
    if (ahead < 0 && take(one, 0, 1) > 0) {
      ahead = one[0] & 0xff;
    }
    return ahead < 0;
  }

  private int take(byte[] into, int at, int count) {
    if (failure != null) {
      return -1;
    }
    try {
      int read = in.read(into, at, count);
      if (read > 0) {
        checksum.ifPresent(sum -> sum.digest().update(into, at, read));
      }
      return read;
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  /** Throws what ended the stream too early, if anything did. */
  void requireWhole() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
