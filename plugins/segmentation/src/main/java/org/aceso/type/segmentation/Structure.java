package org.aceso.type.segmentation;

import java.util.Set;

/**
 * What is scored: a label, or a region of several.
 *
 * @param name as it stands in the keys of metrics
 * @param labels at least one, in ascending order
 * @param isRegion whether it was set up as a region
 */
record Structure(String name, Set<Integer> labels, boolean isRegion) {

  int[] labelArray() {
    return labels.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Which labels belong to it, by label. */
  boolean[] members() {
    int[] array = labelArray();
    boolean[] members = new boolean[array[array.length - 1] + 1];
    for (int label : array) {
      members[label] = true;
    }
    return members;
  }
}
