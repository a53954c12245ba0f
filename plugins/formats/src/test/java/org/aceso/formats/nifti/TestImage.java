package org.aceso.formats.nifti;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.aceso.spi.Entry;

/** A NIfTI file of 3 x 2 x 2 voxels, written field by field. */
final class TestImage {
  static final int[] LABELS = {0, 1, 2, 0, 0, 3, 1, 1, 0, 2, 0, 0};

  final ByteBuffer bytes;
  private final boolean second;
  private final VoxelType type;
  private final int code;

  private TestImage(boolean second, VoxelType type, int code, ByteOrder order) {
    this.second = second;
    this.type = type;
    this.code = code;
    this.bytes = ByteBuffer.allocate(offset() + LABELS.length * type.bytes()).order(order);
  }

  static TestImage of(boolean second, VoxelType type, int code, ByteOrder order) {
    TestImage image = new TestImage(second, type, code, order);
    image.header();
    for (int i = 0; i < LABELS.length; i++) {
      image.voxel(i, LABELS[i]);
    }
    return image;
  }

  static TestImage plain() {
    return of(false, VoxelType.UINT8, 2, ByteOrder.LITTLE_ENDIAN);
  }

  static TestImage floats() {
    return of(false, VoxelType.FLOAT32, 16, ByteOrder.BIG_ENDIAN);
  }

  private int offset() {
    return second ? 544 : 352;
  }

  private void header() {
    bytes.putInt(0, second ? 540 : 348);
    int[] dim = {3, 3, 2, 2, 1, 1, 1, 1};
    double[] pixdim = {1, 0.5, 0.75, 2, 1, 1, 1, 1};
    for (int i = 0; i < dim.length; i++) {
      dim(i, dim[i]);
      if (second) {
        bytes.putDouble(104 + 8 * i, pixdim[i]);
      } else {
        bytes.putFloat(76 + 4 * i, (float) pixdim[i]);
      }
    }
    bytes.putShort(second ? 12 : 70, (short) code);
    if (second) {
      bytes.putLong(168, offset());
      bytes.position(4).put("n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
    } else {
      bytes.putFloat(108, offset());
      bytes.position(344).put("n+1\0".getBytes(StandardCharsets.US_ASCII));
    }
  }

  TestImage dim(int index, int value) {
    if (second) {
      bytes.putLong(16 + 8 * index, value);
    } else {
      bytes.putShort(40 + 2 * index, (short) value);
    }
    return this;
  }

  TestImage scale(float slope, float intercept) {
    if (second) {
      bytes.putDouble(176, slope).putDouble(184, intercept);
    } else {
      bytes.putFloat(112, slope).putFloat(116, intercept);
    }
    return this;
  }

  TestImage sform(double... affine) {
    bytes.putShort(254, (short) 1);
    for (int i = 0; i < affine.length; i++) {
      bytes.putFloat(280 + 4 * i, (float) affine[i]);
    }
    return this;
  }

  TestImage voxel(int index, double value) {
    int at = offset() + index * type.bytes();
    switch (type) {
      case UINT8, INT8 -> bytes.put(at, (byte) value);
      case INT16, UINT16 -> bytes.putShort(at, (short) value);
      case INT32, UINT32 -> bytes.putInt(at, (int) value);
      case INT64, UINT64 -> bytes.putLong(at, (long) value);
      case FLOAT32 -> bytes.putFloat(at, (float) value);
      default -> bytes.putDouble(at, value);
    }
    return this;
  }

  Entry entry() {
    return entry(bytes.array());
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Entry entry(byte[] content) {
    return new Content(content);
  }

  private record Content(byte[] bytes) implements Entry {
    @Override
    public String name() {
      return "p1.nii.gz";
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }
  }
}
