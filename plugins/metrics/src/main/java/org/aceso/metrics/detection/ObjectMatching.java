package org.aceso.metrics.detection;

/** Which of the predicted objects hit a true one, when pairs that are close enough are known. */
public enum ObjectMatching {
  /**
   * A prediction is right when it reaches any true object, however many others do; a true object is
   * found when any prediction reaches it.
   */
  ANY {
    @Override
    int[] counts(boolean[][] reached) {
      int right = 0;
      int trueObjects = reached.length == 0 ? 0 : reached[0].length;
      boolean[] found = new boolean[trueObjects];
      for (boolean[] row : reached) {
        boolean isRight = false;
        for (int truth = 0; truth < trueObjects; truth++) {
          isRight |= row[truth];
          found[truth] |= row[truth];
        }
        right += isRight ? 1 : 0;
      }
      int missed = 0;
      for (boolean one : found) {
        missed += one ? 0 : 1;
      }
      return new int[] {right, missed};
    }
  },
  /**
   * A prediction stands for one true object at most, and the other way round: as many pairs as can
   * be made at all, so that no order matters. (H. W. Kuhn, Naval Research Logistics 2 (1955)
   * 83-97.)
   */
  ONE_TO_ONE {
    @Override
    int[] counts(boolean[][] reached) {
      int trueObjects = reached.length == 0 ? 0 : reached[0].length;
      int pairs = new Pairing(reached, trueObjects).pairs();
      return new int[] {pairs, trueObjects - pairs};
    }
  };

  /**
   * The counts of one threshold.
   *
   * @param reached by prediction and true object, whether they are close enough
   * @param trueObjects how many there are, also where nothing is predicted
   * @return true positives, false positives and false negatives
   */
  public int[] of(boolean[][] reached, int trueObjects) {
    if (reached.length == 0) {
      return new int[] {0, 0, trueObjects};
    }
    int[] counts = counts(reached);
    return new int[] {counts[0], reached.length - counts[0], counts[1]};
  }

  /** True positives and false negatives, for at least one prediction. */
  abstract int[] counts(boolean[][] reached);
}
