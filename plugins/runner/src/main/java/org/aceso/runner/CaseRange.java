package org.aceso.runner;

/**
 * Some cases that stand beside each other in a case list.
 *
 * @param from the place of the first, from 0
 * @param end the place after the last
 */
public record CaseRange(int from, int end) {

  /**
   * @throws IllegalArgumentException when it is empty or begins before 0
   */
  public CaseRange {
    if (from < 0 || end <= from) {
      throw new IllegalArgumentException("no range of cases: " + from + " to " + end);
    }
  }

  /** How many there are. */
  public int size() {
    return end - from;
  }
}
