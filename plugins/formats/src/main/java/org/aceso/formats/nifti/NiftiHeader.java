package org.aceso.formats.nifti;

import java.nio.ByteOrder;
import org.aceso.formats.volume.VoxelGeometry;

/**
 * What is needed of a header.
 *
 * @param slope 1 where the file states none
 * @param size the bytes of the header itself
 * @param voxelOffset the byte at which the voxels begin
 */
record NiftiHeader(
    VoxelGeometry geometry,
    VoxelType type,
    ByteOrder order,
    double slope,
    double intercept,
    int size,
    long voxelOffset) {

  boolean isScaled() {
    return slope != 1 || intercept != 0;
  }
}
