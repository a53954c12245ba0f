package org.aceso.formats.brat;

import java.util.List;

/**
 * A text-bound annotation.
 *
 * @param id such as {@code T1}, unique within the file
 * @param type such as {@code DISO}
 * @param fragments at least one, none empty, without a character in common, in the order of the
 *     file
 * @param text what it covers, fragments joined by spaces
 */
public record BratEntity(String id, String type, List<Fragment> fragments, String text) {
  public BratEntity {
    fragments = List.copyOf(fragments);
  }

  /**
   * Characters that stand together, counted in Unicode code points.
   *
   * @param start the first, from 0
   * @param end after the last
   */
  public record Fragment(int start, int end) {}
}
