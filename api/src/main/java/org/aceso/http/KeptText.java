package org.aceso.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** Text that is answered often: encoded once, and compressed once when somebody takes that. */
public final class KeptText {
  private final byte[] plain;
  private volatile byte[] compressed;

  public KeptText(String text) {
    this.plain = text.getBytes(StandardCharsets.UTF_8);
  }

  /** How long it is before it is compressed. */
  public int bytes() {
    return plain.length;
  }

  byte[] plain() {
    return plain;
  }

  byte[] compressed() {
    byte[] known = compressed;
    if (known == null) {
      known = gzip(plain);
      compressed = known;
    }
    return known;
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    return bytes.toByteArray();
  }
}
