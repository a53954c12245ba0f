package org.aceso.metrics.detection;

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
 */
public record Boxes(
    double[] left, double[] top, double[] right, double[] bottom, int[] classes, double[] scores) {

  /** No box at all. */
  public static final Boxes NONE =
      new Boxes(
          new double[0], new double[0], new double[0], new double[0], new int[0], new double[0]);

  /** How many there are. */
  public int size() {
    return left.length;
  }

  double area(int box) {
    return (right[box] - left[box]) * (bottom[box] - top[box]);
  }
}
