package org.aceso.type.landmarks;

/** Where the size of a pixel or voxel is stated. */
enum SpacingSource {
  /** In columns of the reference. */
  COLUMNS,
  /** In attributes of the public case list. */
  ATTRIBUTES,
  /** Nowhere: coordinates are in the unit of distances already. */
  NONE
}
