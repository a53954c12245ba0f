package org.aceso.metrics.segmentation;

import java.util.Arrays;

/**
 * The numbers of one case: of each structure each measure, NaN where it does not count.
 *
 * @param values those of the first structure, then of the next
 */
public record StructureValues(double[] values) {

  /** The same without signs. */
  StructureValues absolute() {
    return new StructureValues(Arrays.stream(values).map(Math::abs).toArray());
  }
}
