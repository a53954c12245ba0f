package org.aceso.formats.nifti;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
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
 * Reads NIfTI files whose voxels, scaled as the header says, are labels. Whether a file is
 * compressed is told by its first bytes. Immutable; any thread.
 *
 * @param allowed the labels that voxels may have
 * @param check how an image is held to the attributes of its case
 */
public record NiftiLabels(AllowedLabels allowed, GeometryCheck check) {
  private static final int CHUNK = 1 << 16;
  private static final byte[] ZEROS = new byte[1 << 12];

  /**
   * Reads one file. Voxels are looked at when the shape is that of the case; an attribute that the
   * case does not have checks nothing.
   *
   * @return null when the voxels could not be read; incomplete when an error was reported
   * @throws IOException when the storage fails
   */
  public LabelVolume read(Entry entry, Case forCase, Issues issues) throws IOException {
    Location at = Location.file(entry.name()).inCase(forCase.id());
    try (InputStream in = open(entry)) {
      NiftiHeader header = new HeaderReader(at, issues).read(in);
      if (header == null || !check.check(forCase, header.geometry(), at, issues)) {
        return null;
      }
      LabelCollector labels = new LabelCollector(header.geometry(), allowed);
      try {
        readVoxels(in, header, labels);
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
   * Reads how the voxels of a file lie, not the voxels; empty when something was reported.
   *
   * @throws IOException when the storage fails
   */
  public static Optional<VoxelGeometry> readGeometry(Entry entry, String caseId, Issues issues)
      throws IOException {
    Location at = Location.file(entry.name()).inCase(caseId);
    try (InputStream in = open(entry)) {
      return Optional.ofNullable(new HeaderReader(at, issues).read(in)).map(NiftiHeader::geometry);
    } catch (DamagedFileException e) {
      issues.error(e.code(), e.getMessage(), at.inField(e.field()));
      return Optional.empty();
    }
  }

  private static InputStream open(Entry entry) throws IOException {
    BufferedInputStream in = new BufferedInputStream(entry.open(), CHUNK);
    in.mark(2);
    boolean compressed = in.read() == 0x1F && in.read() == 0x8B;
    in.reset();
    return compressed ? new GzipMembers(in) : in;
  }

  private static void readVoxels(InputStream in, NiftiHeader header, LabelCollector labels)
      throws IOException {
    skip(in, header);
    byte[] chunk = new byte[CHUNK];
    double[] numbers = new double[ZEROS.length];
    int width = header.type().bytes();
    long left = (long) header.geometry().voxels() * width;
    while (left > 0) {
      int n = in.readNBytes(chunk, 0, (int) Math.min(CHUNK, left));
      add(chunk, n - n % width, header, numbers, labels);
      left -= n;
      if (n < CHUNK && left > 0) {
        throw new DamagedFileException(
            "truncated_file",
            "the file ends after "
                + labels.size()
                + " of its "
                + header.geometry().voxels()
                + " voxels",
            "voxels");
      }
    }
    if (in.read() >= 0) {
      throw new DamagedFileException(
          "trailing_bytes", "the file goes on after its last voxel", "dim");
    }
  }

  /** Passes over extensions between the header and the voxels. */
  private static void skip(InputStream in, NiftiHeader header) throws IOException {
    byte[] chunk = new byte[ZEROS.length];
    long left = header.voxelOffset() - header.size();
    while (left > 0) {
      int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (n < 0) {
        throw new DamagedFileException(
            "truncated_file", "the file ends before its voxels begin", "vox_offset");
      }
      left -= n;
    }
  }

  private static void add(
      byte[] chunk, int length, NiftiHeader header, double[] numbers, LabelCollector labels) {
    int width = header.type().bytes();
    for (int from = 0; from < length; from += ZEROS.length) {
      int to = Math.min(length, from + ZEROS.length);
      int voxels = (to - from) / width;
      boolean isBackground = Arrays.equals(chunk, from, to, ZEROS, 0, to - from);
      if (isBackground && header.intercept() == 0) {
        labels.addBackground(voxels);
      } else if (header.type() == VoxelType.UINT8 && !header.isScaled()) {
        labels.add(chunk, from, voxels);
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(chunk, from, to - from).slice().order(header.order());
        header.type().decode(bytes, voxels, numbers);
        scale(numbers, voxels, header);
        labels.add(numbers, voxels);
      }
    }
  }

  private static void scale(double[] numbers, int n, NiftiHeader header) {
    if (header.isScaled()) {
      for (int i = 0; i < n; i++) {
        numbers[i] = numbers[i] * header.slope() + header.intercept();
      }
    }
  }
}
