package org.aceso.formats.nifti;

import java.nio.ByteBuffer;

/** The fields of both versions of the header, which differ in their places and widths. */
enum HeaderFields {
  NIFTI_1(348) {
    @Override
    long dim(ByteBuffer header, int index) {
      return header.getShort(40 + 2 * index);
    }

    @Override
    int datatype(ByteBuffer header) {
      return header.getShort(70);
    }

    @Override
    double pixdim(ByteBuffer header, int index) {
      return header.getFloat(76 + 4 * index);
    }

    @Override
    double voxelOffset(ByteBuffer header) {
      return header.getFloat(108);
    }

    @Override
    double scale(ByteBuffer header, int index) {
      return header.getFloat(112 + 4 * index);
    }

    @Override
    int qformCode(ByteBuffer header) {
      return header.getShort(252);
    }

    @Override
    int sformCode(ByteBuffer header) {
      return header.getShort(254);
    }

    @Override
    double qform(ByteBuffer header, int index) {
      return header.getFloat(256 + 4 * index);
    }

    @Override
    double sform(ByteBuffer header, int index) {
      return header.getFloat(280 + 4 * index);
    }
  },
  NIFTI_2(540) {
    @Override
    long dim(ByteBuffer header, int index) {
      return header.getLong(16 + 8 * index);
    }

    @Override
    int datatype(ByteBuffer header) {
      return header.getShort(12);
    }

    @Override
    double pixdim(ByteBuffer header, int index) {
      return header.getDouble(104 + 8 * index);
    }

    @Override
    double voxelOffset(ByteBuffer header) {
      return (double) header.getLong(168);
    }

    @Override
    double scale(ByteBuffer header, int index) {
      return header.getDouble(176 + 8 * index);
    }

    @Override
    int qformCode(ByteBuffer header) {
      return header.getInt(344);
    }

    @Override
    int sformCode(ByteBuffer header) {
      return header.getInt(348);
    }

    @Override
    double qform(ByteBuffer header, int index) {
      return header.getDouble(352 + 8 * index);
    }

    @Override
    double sform(ByteBuffer header, int index) {
      return header.getDouble(400 + 8 * index);
    }
  };

  private final int size;

  HeaderFields(int size) {
    this.size = size;
  }

  /** The bytes of the header, which are also its first number. */
  int size() {
    return size;
  }

  /** The number of axes at 0, then the voxels along each. */
  abstract long dim(ByteBuffer header, int index);

  abstract int datatype(ByteBuffer header);

  /** The handedness of the qform at 0, then the spacing along each axis. */
  abstract double pixdim(ByteBuffer header, int index);

  abstract double voxelOffset(ByteBuffer header);

  /** The slope at 0, the intercept at 1. */
  abstract double scale(ByteBuffer header, int index);

  abstract int qformCode(ByteBuffer header);

  abstract int sformCode(ByteBuffer header);

  /** The quaternion's b, c and d at 0, then the offsets along x, y and z. */
  abstract double qform(ByteBuffer header, int index);

  /** The affine, row by row. */
  abstract double sform(ByteBuffer header, int index);
}
