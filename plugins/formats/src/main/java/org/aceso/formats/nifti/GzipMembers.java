package org.aceso.formats.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.aceso.formats.volume.DamagedFileException;

/**
 * The content of a gzip file of one or more members (RFC 1952), with every checksum held. That of
 * the JDK decides by {@code available()} whether a member follows, and passes over what is none.
 */
final class GzipMembers extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int DEFLATED = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipMembers(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (length > 0) {
      if (!inMember && !begin()) {
        return -1;
      }
      int n = inflate(bytes, from, length);
      if (n > 0) {
        checksum.update(bytes, from, n);
        return n;
      }
      if (inflater.finished()) {
        end();
      } else if (inflater.needsDictionary()) {
        throw damaged("needs a dictionary");
      } else {
        refill();
      }
    }
    return 0;
  }

  private int inflate(byte[] bytes, int from, int length) throws IOException {
    try {
      return inflater.inflate(bytes, from, length);
    } catch (DataFormatException e) {
      throw damaged(e.getMessage());
    }
  }

  private void refill() throws IOException {
    if (!fill()) {
      throw truncated();
    }
    inflater.setInput(buffer, 0, limit);
    at = limit;
  }

  private boolean fill() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(buffer, 0, BUFFER));
    return limit > 0;
  }

  /** Reads the header of a member; false at the end of the file. */
  private boolean begin() throws IOException {
    if (ended || (at == limit && !fill())) {
      ended = true;
      return false;
    }
    if (next() != 0x1F || next() != 0x8B || next() != DEFLATED) {
      throw damaged("something that is no gzip follows");
    }
    int flags = next();
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    skip((flags & HEADER_CRC) != 0 ? 2 : 0);
    inflater.reset();
    inflater.setInput(buffer, at, limit - at);
    at = limit;
    checksum.reset();
    inMember = true;
    return true;
  }

  private void end() throws IOException {
    at = limit - inflater.getRemaining();
    long wanted = littleEndian();
    long size = littleEndian();
    if (wanted != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw damaged("its checksum is wrong");
    }
    inMember = false;
  }

  private long littleEndian() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText(int flag) throws IOException {
    int read = flag == 0 ? 0 : next();
    while (read != 0) {
      read = next();
    }
  }

  private int next() throws IOException {
    if (at == limit && !fill()) {
      throw truncated();
    }
    return buffer[at++] & 0xFF;
  }

  private static IOException truncated() {
    return new DamagedFileException("truncated_file", "the gzip ends before its end", "");
  }

  private static IOException damaged(String why) {
    return new DamagedFileException("damaged_gzip", "the gzip is damaged: " + why, "");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
