package org.aceso.metrics.segmentation;

/**
 * The numbers of one case: of each structure each measure, NaN where it does not count.
 *
 * @param values those of the first structure, then of the next
 */
public record StructureValues(double[] values) {}
