/**
 * Images whose voxels are labels: how they lie in space, which labels they may hold, and what is
 * wrong with them. Knows no file format; those of {@code nifti} and {@code png} stand on it.
 */
package org.aceso.formats.volume;
