/**
 * Label maps in space: overlap, volumes, and distances between surfaces, all in millimetres.
 *
 * <p>Two families of distances look at different surfaces, and their values differ by design. The
 * <em>border</em> family (MedPy, MONAI, MetricsReloaded) measures between the centres of the voxels
 * at the rim of a structure. The <em>surfel</em> family (Nikolov et al. 2018, "Deep learning to
 * achieve clinically applicable segmentation of head and neck anatomy") measures between surface
 * elements at the corners of voxels, and weighs each by its area.
 */
package org.aceso.metrics.segmentation;
