package org.aceso.metrics.detection;

import java.util.Arrays;

/** The most pairs that can be made, by augmenting paths that are searched breadth first. */
final class Pairing {
  private static final int NONE = -1;

  private final int[][] reached;
  private final int[] predictionOf;
  private final int[] truthOf;

  /**
   * @param reached by prediction, the true objects with which it may be a pair
   */
  Pairing(int[][] reached, int trueObjects) {
    this.reached = reached;
    this.predictionOf = filled(trueObjects);
    this.truthOf = filled(reached.length);
  }

  int pairs() {
    int pairs = 0;
    for (int prediction = 0;
        prediction < reached.length && pairs < predictionOf.length;
        prediction++) {
      pairs += augment(prediction) ? 1 : 0;
    }
    return pairs;
  }

  private boolean augment(int start) {
    if (reached[start].length == 0) {
      return false;
    }
    int[] reachedFrom = filled(predictionOf.length);
    int[] queue = new int[predictionOf.length + 1];
    queue[0] = start;
    int length = 1;
    for (int next = 0; next < length; next++) {
      for (int truth : reached[queue[next]]) {
        if (reachedFrom[truth] == NONE) {
          reachedFrom[truth] = queue[next];
          if (predictionOf[truth] == NONE) {
            turn(truth, reachedFrom);
            return true;
          }
          queue[length++] = predictionOf[truth];
        }
      }
    }
    return false;
  }

  /** Gives each true object of the path to the prediction from which it was reached. */
  private void turn(int last, int[] reachedFrom) {
    int truth = last;
    while (truth != NONE) {
      int prediction = reachedFrom[truth];
      int before = truthOf[prediction];
      predictionOf[truth] = prediction;
      truthOf[prediction] = truth;
      truth = before;
    }
  }

  private static int[] filled(int size) {
    int[] filled = new int[size];
    Arrays.fill(filled, NONE);
    return filled;
  }
}
