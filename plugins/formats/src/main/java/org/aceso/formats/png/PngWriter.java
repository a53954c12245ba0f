package org.aceso.formats.png;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.aceso.formats.volume.VoxelGeometry;

/** Writes label maps of 0 to 255 as grey PNG files of 8 bits. */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private PngWriter() {}

  /**
   * Writes one file and leaves the stream open.
   *
   * @param labels one for each pixel of the one slice, x fastest
   * @throws IOException only from {@code out}
   */
  public static void write(VoxelGeometry geometry, byte[] labels, OutputStream out)
      throws IOException {
    out.write(SIGNATURE);
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream fields = new DataOutputStream(header);
    fields.writeInt(geometry.nx());
    fields.writeInt(geometry.ny());
    fields.write(new byte[] {8, 0, 0, 0, 0});
    chunk("IHDR", header.toByteArray(), out);
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(pixels)) {
      for (int y = 0; y < geometry.ny(); y++) {
        packed.write(0);
        packed.write(labels, y * geometry.nx(), geometry.nx());
      }
    }
    chunk("IDAT", pixels.toByteArray(), out);
    chunk("IEND", new byte[0], out);
  }

  private static void chunk(String type, byte[] content, OutputStream out) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    DataOutputStream chunk = new DataOutputStream(out);
    chunk.writeInt(content.length);
    chunk.write(name);
    chunk.write(content);
    chunk.writeInt((int) checksum.getValue());
    chunk.flush();
  }
}
