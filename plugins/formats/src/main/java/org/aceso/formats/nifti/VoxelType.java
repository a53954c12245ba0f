package org.aceso.formats.nifti;

import java.nio.ByteBuffer;

/** The types that voxels can have, by the codes of NIfTI; those of several parts are left out. */
enum VoxelType {
  UINT8(2, 1) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.get(i) & 0xFF;
      }
    }
  },
  INT8(256, 1) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.get(i);
      }
    }
  },
  INT16(4, 2) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getShort(i * 2);
      }
    }
  },
  UINT16(512, 2) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getShort(i * 2) & 0xFFFF;
      }
    }
  },
  INT32(8, 4) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getInt(i * 4);
      }
    }
  },
  UINT32(768, 4) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getInt(i * 4) & 0xFFFF_FFFFL;
      }
    }
  },
  INT64(1024, 8) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = (double) bytes.getLong(i * 8);
      }
    }
  },
  UINT64(1280, 8) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        long signed = bytes.getLong(i * 8);
        // What is too large for a sign is no label: any number beyond all labels says so.
        numbers[i] = signed < 0 ? 0x1p63 : (double) signed;
      }
    }
  },
  FLOAT32(16, 4) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getFloat(i * 4);
      }
    }
  },
  FLOAT64(64, 8) {
    @Override
    void decode(ByteBuffer bytes, int n, double[] numbers) {
      for (int i = 0; i < n; i++) {
        numbers[i] = bytes.getDouble(i * 8);
      }
    }
  };

  private final int code;
  private final int bytes;

  VoxelType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The bytes of a voxel. */
  int bytes() {
    return bytes;
  }

  /** Reads the first n voxels of the bytes, in the order that they have. */
  abstract void decode(ByteBuffer bytes, int n, double[] numbers);

  /** The type of a code; null when labels cannot be of that type. */
  static VoxelType of(int code) {
    for (VoxelType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
