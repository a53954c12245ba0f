package org.aceso.metrics.spans;

import java.util.List;

/**
 * A typed part of a text.
 *
 * @param id unique within its file
 * @param type the place of its type
 * @param fragments at least one
 */
public record Span(String id, int type, List<Fragment> fragments) {
  public Span {
    fragments = List.copyOf(fragments);
  }

  /**
   * Characters that stand together.
   *
   * @param start the first, from 0
   * @param end after the last
   */
  public record Fragment(int start, int end) {

    boolean overlaps(Fragment other) {
      return start < other.end && other.start < end;
    }
  }

  boolean overlaps(Span other) {
    return fragments.stream().anyMatch(own -> other.fragments.stream().anyMatch(own::overlaps));
  }
}
