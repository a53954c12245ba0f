package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The boxes of one image in the order of their file, in pixels or any other unit; a width is right
 * less left, without the 1 that some add.
 *
 * @param left smallest x of each box
 * @param top smallest y
 * @param right largest x, at least {@code left}
 * @param bottom largest y, at least {@code top}
 * @param classes the class of each box, from 0
 * @param scores how sure each box is, finite, higher when surer; of no meaning for true boxes
 * @param crowds whether a true box stands around many objects that nobody told apart; of no meaning
 *     for predictions
 */
public record Boxes(
    double[] left,
    double[] top,
    double[] right,
    double[] bottom,
    int[] classes,
    double[] scores,
    boolean[] crowds) {

  /** No box at all. */
  public static final Boxes NONE =
      new Boxes(
          new double[0], new double[0], new double[0], new double[0], new int[0], new double[0]);

  /** Boxes around one object each. */
  public Boxes(
      double[] left,
      double[] top,
      double[] right,
      double[] bottom,
      int[] classes,
      double[] scores) {
    this(left, top, right, bottom, classes, scores, new boolean[left.length]);
  }

  /** Those around one object each; the same when there are no others. */
  Boxes withoutCrowds() {
    return of(false);
  }

  /** Those around crowds. */
  Boxes ofCrowds() {
    return of(true);
  }

  private Boxes of(boolean isCrowd) {
    int[] kept = IntStream.range(0, size()).filter(box -> crowds[box] == isCrowd).toArray();
    return kept.length == size()
        ? this
        : new Boxes(
            picked(left, kept),
            picked(top, kept),
            picked(right, kept),
            picked(bottom, kept),
            IntStream.of(kept).map(box -> classes[box]).toArray(),
            picked(scores, kept),
            filled(kept.length, isCrowd));
  }

  private static double[] picked(double[] numbers, int[] kept) {
    // True boxes may come without scores.
    return IntStream.of(kept).mapToDouble(box -> box < numbers.length ? numbers[box] : 0).toArray();
  }

  private static boolean[] filled(int size, boolean value) {
    boolean[] filled = new boolean[size];
    Arrays.fill(filled, value);
    return filled;
  }

  /** How many there are. */
  public int size() {
    return left.length;
  }

  double area(int box) {
    return (right[box] - left[box]) * (bottom[box] - top[box]);
  }
}
