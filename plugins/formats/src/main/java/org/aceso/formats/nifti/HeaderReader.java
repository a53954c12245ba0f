package org.aceso.formats.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.aceso.formats.decimal.DecimalText;
import org.aceso.formats.volume.DamagedFileException;
import org.aceso.formats.volume.VoxelGeometry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Reads the header of one file, and reports all that is wrong with it. */
final class HeaderReader {
  private static final int FIRST = 4;

  /** So many bytes of extensions may stand before the voxels. */
  private static final long MOST_EXTENSIONS = 1L << 26;

  private static final int SPATIAL = 3;

  private final Location at;
  private final Issues issues;
  private boolean failed;

  HeaderReader(Location at, Issues issues) {
    this.at = at;
    this.issues = issues;
  }

  /**
   * Reads from the first byte to that behind the header.
   *
   * @return null when something was reported
   * @throws DamagedFileException when there is no header
   */
  NiftiHeader read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(FIRST);
    if (bytes.length == 0) {
      throw new DamagedFileException("empty_file", "the file is empty", "");
    }
    ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(bytes, FIRST));
    HeaderFields fields = fields(header);
    byte[] all = Arrays.copyOf(bytes, fields.size());
    if (in.readNBytes(all, FIRST, all.length - FIRST) < all.length - FIRST) {
      throw new DamagedFileException("truncated_file", "the file ends within its header", "");
    }
    checkMagic(fields, all);
    return header(fields, ByteBuffer.wrap(all).order(header.order()));
  }

  private static HeaderFields fields(ByteBuffer start) throws DamagedFileException {
    for (HeaderFields fields : HeaderFields.values()) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
        if (start.order(order).getInt(0) == fields.size()) {
          return fields;
        }
      }
    }
    throw notNifti("the first number is neither 348 nor 540");
  }

  private static void checkMagic(HeaderFields fields, byte[] header) throws DamagedFileException {
    int place = fields == HeaderFields.NIFTI_1 ? 344 : 4;
    int version = fields == HeaderFields.NIFTI_1 ? '1' : '2';
    boolean named = header[place] == 'n' && header[place + 2] == version && header[place + 3] == 0;
    if (named && header[place + 1] == 'i') {
      throw notNifti("this is the header of a pair of files: write one .nii file");
    }
    if (!named || header[place + 1] != '+') {
      throw notNifti("its magic is not n+1 or n+2");
    }
  }

  private static DamagedFileException notNifti(String why) {
    return new DamagedFileException("not_nifti", "this is no NIfTI file: " + why, "");
  }

  private NiftiHeader header(HeaderFields fields, ByteBuffer header) {
    VoxelType type = VoxelType.of(fields.datatype(header));
    if (type == null) {
      error(
          "unsupported_type",
          "voxels of type "
              + fields.datatype(header)
              + " cannot be labels: write whole numbers, such as uint8",
          "datatype");
    }
    int[] shape = shape(fields, header);
    double[] spacing = spacing(fields, header);
    double[] affine = new Affines(fields, header).affine(spacing);
    if (!Arrays.stream(affine).allMatch(Double::isFinite)) {
      error("bad_header", "the affine is not finite", "affine");
    }
    double offset = fields.voxelOffset(header);
    long begin = fields.size() + 4L;
    if (offset != Math.rint(offset)
        || (offset != 0 && offset < begin)
        || offset > MOST_EXTENSIONS) {
      error("bad_header", "voxels cannot begin at byte " + DecimalText.of(offset), "vox_offset");
    }
    double slope = fields.scale(header, 0);
    boolean scaled = slope != 0 && Double.isFinite(slope);
    double intercept = scaled ? fields.scale(header, 1) : 0;
    if (!Double.isFinite(intercept)) {
      error("bad_header", "the intercept is not finite", "scl_inter");
    }
    return failed
        ? null
        : new NiftiHeader(
            new VoxelGeometry(shape[0], shape[1], shape[2], spacing, affine),
            type,
            header.order(),
            scaled ? slope : 1,
            intercept,
            fields.size(),
            Math.max(begin, (long) offset));
  }

  private int[] shape(HeaderFields fields, ByteBuffer header) {
    long axes = fields.dim(header, 0);
    if (axes < 1 || axes > 7) {
      error("bad_header", "an image has 1 to 7 axes, not " + axes, "dim[0]");
      return new int[SPATIAL];
    }
    int[] shape = {1, 1, 1};
    double voxels = 1;
    for (int axis = 1; axis <= axes; axis++) {
      long size = fields.dim(header, axis);
      if (size < 1 || size > VoxelGeometry.MOST_VOXELS || (axis > SPATIAL && size != 1)) {
        error(
            "bad_header",
            axis > SPATIAL
                ? "a label map has three axes, this one has " + size + " along the next"
                : size + " voxels along an axis",
            "dim[" + axis + "]");
      } else if (axis <= SPATIAL) {
        shape[axis - 1] = (int) size;
        voxels *= size;
      }
    }
    if (voxels > VoxelGeometry.MOST_VOXELS) {
      error("too_large", "an image has at most " + VoxelGeometry.MOST_VOXELS + " voxels", "dim");
    }
    return shape;
  }

  private double[] spacing(HeaderFields fields, ByteBuffer header) {
    double[] spacing = {1, 1, 1};
    long axes = Math.min(SPATIAL, fields.dim(header, 0));
    for (int axis = 1; axis <= axes; axis++) {
      double length = Math.abs(fields.pixdim(header, axis));
      if (length > 0 && Double.isFinite(length)) {
        spacing[axis - 1] = length;
      } else {
        error(
            "bad_header",
            "the spacing along an axis is " + DecimalText.of(length),
            "pixdim[" + axis + "]");
      }
    }
    return spacing;
  }

  private void error(String code, String message, String field) {
    failed = true;
    issues.error(code, message, at.inField(field));
  }
}
