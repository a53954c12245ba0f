package org.aceso.formats.nifti;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.aceso.formats.volume.VoxelGeometry;

/** Writes label maps of 0 to 255 as NIfTI-1 with voxels of one byte, compressed with gzip. */
public final class NiftiWriter {
  private static final int HEADER = 348;
  private static final int VOXELS = 352;
  private static final int UINT8 = 2;
  private static final int MILLIMETRES = 2;
  private static final int SCANNER = 1;

  private NiftiWriter() {}

  /**
   * Writes one file and leaves the stream open.
   *
   * @param labels one for each voxel, x fastest
   * @throws IllegalArgumentException when there are not as many labels as voxels, or more than 32
   *     767 along an axis
   * @throws IOException only from {@code out}
   */
  public static void write(VoxelGeometry geometry, byte[] labels, OutputStream out)
      throws IOException {
    if (labels.length != geometry.voxels()
        || Math.max(geometry.nx(), Math.max(geometry.ny(), geometry.nz())) > Short.MAX_VALUE) {
      throw new IllegalArgumentException("a label for each voxel, at most 32767 along an axis");
    }
    GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
    gzip.write(header(geometry));
    gzip.write(labels);
    gzip.finish();
  }

  private static byte[] header(VoxelGeometry geometry) {
    ByteBuffer header = ByteBuffer.allocate(VOXELS).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0, HEADER);
    int[] shape = {geometry.nx(), geometry.ny(), geometry.nz(), 1, 1, 1, 1};
    header.putShort(40, (short) (geometry.nz() == 1 ? 2 : 3));
    header.putFloat(76, 1);
    for (int axis = 0; axis < shape.length; axis++) {
      header.putShort(42 + 2 * axis, (short) shape[axis]);
      header.putFloat(80 + 4 * axis, axis < 3 ? (float) geometry.spacing()[axis] : 1);
    }
    header.putShort(70, (short) UINT8);
    header.putShort(72, (short) 8);
    header.putFloat(108, VOXELS);
    header.putFloat(112, 1);
    header.put(123, (byte) MILLIMETRES);
    for (int i = 0; i < geometry.affine().length; i++) {
      header.putShort(254, (short) SCANNER);
      header.putFloat(280 + 4 * i, (float) geometry.affine()[i]);
    }
    header.position(344).put("n+1".getBytes(StandardCharsets.US_ASCII));
    return header.array();
  }
}
