package org.aceso.testkit.reference;

import java.util.List;
import java.util.Map;

/**
 * What came of a comparison.
 *
 * @param type such as {@code binary-risk@1}
 * @param folder of the reference vectors
 * @param compared how many values were compared
 * @param equal how many of them are within their tolerance
 * @param worst the largest relative error of those that are, see {@link Tolerance#error}
 * @param notCompared how many values were left out, by reason
 * @param refused how many invalid files were refused
 * @param invalid how many there are
 * @param problems everything that is off, in words
 */
record Result(
    String type,
    String folder,
    int compared,
    int equal,
    double worst,
    Map<String, Integer> notCompared,
    int refused,
    int invalid,
    List<String> problems) {

  static Result failed(String type, String folder, String problem) {
    return new Result(type, folder, 0, 0, 0, Map.of(), 0, 0, List.of(problem));
  }

  /** Of vectors that only the shelf has, where there is no shelf. */
  static Result absent(String type, String folder) {
    return new Result(
        type, folder, 0, 0, 0, Map.of("its vectors are not in this clone", 0), 0, 0, List.of());
  }

  boolean fine() {
    return problems.isEmpty();
  }

  int leftOut() {
    return notCompared.values().stream().mapToInt(Integer::intValue).sum();
  }
}
