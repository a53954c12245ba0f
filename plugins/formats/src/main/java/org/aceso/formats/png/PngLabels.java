package org.aceso.formats.png;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.aceso.formats.volume.AllowedLabels;
import org.aceso.formats.volume.DamagedFileException;
import org.aceso.formats.volume.GeometryCheck;
import org.aceso.formats.volume.LabelCollector;
import org.aceso.formats.volume.LabelVolume;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Case;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads PNG files whose grey values (of 1 to 16 bits, as they are stored) or palette indices are
 * labels, with x along rows and y downwards. Immutable; any thread.
 *
 * @param allowed the labels that pixels may have
 * @param check how an image is held to the attributes of its case
 * @param spacing three lengths in mm of images whose case has no attribute {@code spacing}; what a
 *     file says of its resolution is passed over
 */
public record PngLabels(AllowedLabels allowed, GeometryCheck check, double[] spacing) {

  /**
   * Reads one file; pixels are looked at when the shape is that of the case.
   *
   * @return null when the pixels could not be read; incomplete when an error was reported
   * @throws IOException when the storage fails
   */
  public LabelVolume read(Entry entry, Case forCase, Issues issues) throws IOException {
    Location at = Location.file(entry.name()).inCase(forCase.id());
    try (InputStream in = new BufferedInputStream(entry.open(), 1 << 16)) {
      PngChunks chunks = new PngChunks(in);
      PngHeader header = PngHeader.read(chunks, at, issues);
      if (header == null || !check.check(forCase, geometry(header, forCase), at, issues)) {
        return null;
      }
      LabelCollector labels = new LabelCollector(geometry(header, forCase), allowed);
      try {
        readPixels(chunks, header, labels);
      } finally {
        labels.report(at, issues);
      }
      return labels.volume();
    } catch (DamagedFileException e) {
      issues.error(e.code(), e.getMessage(), at.inField(e.field()));
      return null;
    }
  }

  /**
   * Reads how large an image is; empty when something was reported.
   *
   * @throws IOException when the storage fails
   */
  public Optional<VoxelGeometry> readGeometry(Entry entry, Case forCase, Issues issues)
      throws IOException {
    Location at = Location.file(entry.name()).inCase(forCase.id());
    try (InputStream in = new BufferedInputStream(entry.open())) {
      return Optional.ofNullable(PngHeader.read(new PngChunks(in), at, issues))
          .map(header -> geometry(header, forCase));
    } catch (DamagedFileException e) {
      issues.error(e.code(), e.getMessage(), at.inField(e.field()));
      return Optional.empty();
    }
  }

  private VoxelGeometry geometry(PngHeader header, Case forCase) {
    double[] stated =
        GeometryCheck.attribute(forCase, VoxelGeometry.SPACING, 3).orElse(spacing.clone());
    return new VoxelGeometry(header.width(), header.height(), 1, stated, new double[0]);
  }

  private static void readPixels(PngChunks chunks, PngHeader header, LabelCollector labels)
      throws IOException {
    try (PngRows rows = new PngRows(chunks, header)) {
      double[] numbers = new double[header.depth() == 16 ? header.width() : 0];
      byte[] unpacked = new byte[header.depth() < 8 ? header.width() : 0];
      for (int y = 0; y < header.height(); y++) {
        byte[] row = rows.next();
        if (header.depth() == 8) {
          labels.add(row, 0, header.width());
        } else if (header.depth() == 16) {
          join(row, numbers);
          labels.add(numbers, numbers.length);
        } else {
          unpack(row, header.depth(), unpacked);
          labels.add(unpacked, 0, unpacked.length);
        }
      }
      rows.end();
      chunks.readToEnd();
    }
  }

  private static void join(byte[] row, double[] numbers) {
    for (int x = 0; x < numbers.length; x++) {
      numbers[x] = (row[2 * x] & 0xFF) << 8 | (row[2 * x + 1] & 0xFF);
    }
  }

  /** The first pixel of a byte is in its highest bits. */
  private static void unpack(byte[] row, int depth, byte[] pixels) {
    int perByte = 8 / depth;
    int mask = (1 << depth) - 1;
    for (int x = 0; x < pixels.length; x++) {
      int shift = 8 - depth * (x % perByte + 1);
      pixels[x] = (byte) ((row[x / perByte] & 0xFF) >> shift & mask);
    }
  }
}
