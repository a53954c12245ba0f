package org.aceso.formats.nifti;

import java.nio.ByteBuffer;

/**
 * From voxel indices to millimetres: the sform, else the qform. An image with neither states none:
 * what programs assume then differs, nifti1.h the spacing alone, NiBabel flips and centres it.
 */
final class Affines {
  private final HeaderFields fields;
  private final ByteBuffer header;

  Affines(HeaderFields fields, ByteBuffer header) {
    this.fields = fields;
    this.header = header;
  }

  /** Three rows of four; empty when the image states none. */
  double[] affine(double[] spacing) {
    if (fields.sformCode(header) > 0) {
      double[] affine = new double[12];
      for (int i = 0; i < affine.length; i++) {
        affine[i] = fields.sform(header, i);
      }
      return affine;
    }
    return fields.qformCode(header) > 0 ? fromQuaternion(spacing) : new double[0];
  }

  /** The rotation of a unit quaternion (a, b, c, d), as nifti1.h states it. */
  private double[] fromQuaternion(double[] spacing) {
    double b = fields.qform(header, 0);
    double c = fields.qform(header, 1);
    double d = fields.qform(header, 2);
    double a = Math.sqrt(Math.max(0, 1 - (b * b + c * c + d * d)));
    double x = spacing[0];
    double y = spacing[1];
    double z = fields.pixdim(header, 0) < 0 ? -spacing[2] : spacing[2];
    return new double[] {
      (a * a + b * b - c * c - d * d) * x,
      2 * (b * c - a * d) * y,
      2 * (b * d + a * c) * z,
      fields.qform(header, 3),
      2 * (b * c + a * d) * x,
      (a * a + c * c - b * b - d * d) * y,
      2 * (c * d - a * b) * z,
      fields.qform(header, 4),
      2 * (b * d - a * c) * x,
      2 * (c * d + a * b) * y,
      (a * a + d * d - c * c - b * b) * z,
      fields.qform(header, 5)
    };
  }
}
