package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Which detections of an image hit which true boxes, at ten thresholds and for four ranges of
 * sizes. Detections take their turn by falling score, those of one score in the order of the file;
 * each takes the free true box with the highest IoU of at least the threshold, the later one of two
 * equals, and a box outside the range of sizes, or a crowd, only when no other is left. A crowd
 * stays free: any number of detections may lie in it, which are then neither right nor wrong.
 *
 * <p>As COCOeval.evaluateImg of https://github.com/cocodataset/cocoapi (PythonAPI/pycocotools).
 */
final class CocoMatching {
  private final Boxes predicted;
  private final Boxes truth;
  private final int classes;
  private final int[] order;
  private final CocoImage image;

  CocoMatching(Boxes predicted, Boxes truth, int classes) {
    this.predicted = predicted;
    this.truth = truth;
    this.classes = classes;
    this.order = kept(sorted(predicted), predicted.classes());
    int sizes = CocoSize.values().length;
    this.image =
        new CocoImage(
            Arrays.stream(order).map(box -> predicted.classes()[box]).toArray(),
            Arrays.stream(order).mapToDouble(box -> predicted.scores()[box]).toArray(),
            new int[sizes][order.length],
            new int[sizes][order.length],
            new int[sizes][classes]);
  }

  CocoImage image() {
    int start = 0;
    for (int one = 0; one < classes; one++) {
      int end = start;
      while (end < order.length && image.classes()[end] == one) {
        end++;
      }
      match(one, start, end);
      start = end;
    }
    return image;
  }

  private static int[] sorted(Boxes boxes) {
    Comparator<Integer> byClass = Comparator.comparingInt(box -> boxes.classes()[box]);
    // Adding 0 makes -0.0 and 0.0 the tie that they are.
    return IntStream.range(0, boxes.size())
        .boxed()
        .sorted(byClass.thenComparingDouble(box -> 0.0 - boxes.scores()[box]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int[] kept(int[] sorted, int[] classes) {
    return IntStream.range(0, sorted.length)
        .filter(
            place ->
                place < CocoImage.MOST_DETECTIONS
                    || classes[sorted[place - CocoImage.MOST_DETECTIONS]] != classes[sorted[place]])
        .map(place -> sorted[place])
        .toArray();
  }

  private void match(int one, int start, int end) {
    int[] trueBoxes =
        IntStream.range(0, truth.size()).filter(box -> truth.classes()[box] == one).toArray();
    double[][] overlaps = overlaps(trueBoxes, start, end);
    for (CocoSize size : CocoSize.values()) {
      int[] wanted = Arrays.stream(trueBoxes).map(box -> inRange(size, box)).toArray();
      image.truths()[size.place()][one] = Arrays.stream(wanted).sum();
      Turn turn = new Turn(size, start, overlaps, wanted, trueBoxes);
      for (int t = 0; t < CocoImage.thresholds(); t++) {
        turn.run(t);
      }
    }
  }

  private int inRange(CocoSize size, int box) {
    return size.contains(truth.area(box)) && !truth.crowds()[box] ? 1 : 0;
  }

  private double[][] overlaps(int[] trueBoxes, int start, int end) {
    double[][] overlaps = new double[end - start][trueBoxes.length];
    for (int row = 0; row < overlaps.length; row++) {
      for (int column = 0; column < trueBoxes.length; column++) {
        overlaps[row][column] =
            CocoOverlap.of(predicted, order[start + row], truth, trueBoxes[column]);
      }
    }
    return overlaps;
  }

  /** The detections of a class taking their turn. */
  private final class Turn {
    private final CocoSize size;
    private final int start;
    private final double[][] overlaps;
    private final int[] wanted;
    private final int[] trueBoxes;

    Turn(CocoSize size, int start, double[][] overlaps, int[] wanted, int[] trueBoxes) {
      this.size = size;
      this.start = start;
      this.overlaps = overlaps;
      this.wanted = wanted;
      this.trueBoxes = trueBoxes;
    }

    void run(int t) {
      boolean[] taken = new boolean[wanted.length];
      for (int row = 0; row < overlaps.length; row++) {
        double least = Math.min(CocoImage.threshold(t), 1 - 1e-10);
        int hit = best(overlaps[row], taken, 1, least);
        boolean isHit = hit >= 0;
        if (!isHit) {
          hit = best(overlaps[row], taken, 0, least);
        }
        if (hit >= 0) {
          taken[hit] = !truth.crowds()[trueBoxes[hit]];
        }
        boolean isOutside = hit < 0 && !size.contains(predicted.area(order[start + row]));
        int bit = 1 << t;
        image.hits()[size.place()][start + row] |= isHit ? bit : 0;
        image.ignored()[size.place()][start + row] |= (hit >= 0 && !isHit) || isOutside ? bit : 0;
      }
    }

    private int best(double[] row, boolean[] taken, int kind, double least) {
      int best = -1;
      double highest = least;
      for (int column = 0; column < row.length; column++) {
        if (!taken[column] && wanted[column] == kind && row[column] >= highest) {
          highest = row[column];
          best = column;
        }
      }
      return best;
    }
  }
}
