package org.aceso.metrics.detection;

import java.util.BitSet;
import java.util.stream.IntStream;

/** Which of the predicted objects hit a true one, when pairs that are close enough are known. */
public enum ObjectMatching {
  /**
   * A prediction is right when it reaches any true object, however many others do; a true object is
   * found when any prediction reaches it.
   */
  ANY {
    @Override
    int[] counts(int[][] reached, int trueObjects) {
      int right = 0;
      BitSet found = new BitSet(trueObjects);
      for (int[] row : reached) {
        right += row.length > 0 ? 1 : 0;
        for (int truth : row) {
          found.set(truth);
        }
      }
      return new int[] {right, trueObjects - found.cardinality()};
    }
  },
  /**
   * A prediction stands for one true object at most, and the other way round: as many pairs as can
   * be made at all, so that no order matters. (H. W. Kuhn, Naval Research Logistics 2 (1955)
   * 83-97.)
   */
  ONE_TO_ONE {
    @Override
    int[] counts(int[][] reached, int trueObjects) {
      int pairs = new Pairing(reached, trueObjects).pairs();
      return new int[] {pairs, trueObjects - pairs};
    }
  };

  /**
   * The counts of one threshold.
   *
   * @param reached by prediction, the true objects that are close enough, in ascending order
   * @param trueObjects how many there are, also where nothing is predicted
   * @return true positives, false positives and false negatives
   */
  public int[] of(int[][] reached, int trueObjects) {
    int[] counts = counts(reached, trueObjects);
    return new int[] {counts[0], reached.length - counts[0], counts[1]};
  }

  /**
   * The same where some predictions cannot be wrong: those that stand for no true object count
   * nothing. Of the ways to make the most pairs one is taken that has the fewest wrong predictions;
   * there is one that has the most pairs of the others, because a prediction once paired remains so
   * when further ones are.
   *
   * @param excused by prediction, whether it cannot be wrong
   */
  int[] of(int[][] reached, int trueObjects, boolean[] excused) {
    int[][] others =
        IntStream.range(0, reached.length)
            .filter(row -> !excused[row])
            .mapToObj(row -> reached[row])
            .toArray(int[][]::new);
    int[] counts = counts(reached, trueObjects);
    int wrong = others.length - counts(others, trueObjects)[0];
    return new int[] {counts[0], wrong, counts[1]};
  }

  /** True positives and false negatives. */
  abstract int[] counts(int[][] reached, int trueObjects);
}
