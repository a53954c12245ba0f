package org.aceso.spi;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * A prepared metric. Pure: the same counts give the same bits, from any thread.
 *
 * <p>A bootstrap replicate is a vector of counts: observation i is there {@code counts[i]} times.
 * The score itself is the value for counts of 1.
 */
@FunctionalInterface
public interface Scorer {

  /**
   * The value for these counts.
   *
   * @param counts one count of 0 or more for each observation, with a sum of at least 1; not to be
   *     changed
   * @return a finite number, or NaN when the value is undefined. An infinity is a fault of the
   *     plugin: a metric that can be infinite says in its definition what it yields instead
   */
  double value(int[] counts);

  /**
   * Why the value for counts of 1 is NaN: one word of the field such as {@code one_class}, never
   * anything about a single case.
   */
  default String undefinedReason() {
    return "undefined";
  }

  /**
   * Numbers behind the value for counts of 1, such as a confusion matrix: by name, in rows of equal
   * length; a vector is one row, a number one row of one. NaN where undefined.
   */
  default SortedMap<String, double[][]> parts() {
    return Collections.emptySortedMap();
  }

  /** Curves behind the value for counts of 1, such as ROC. */
  default List<Curve> curves() {
    return List.of();
  }
}
