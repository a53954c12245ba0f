package org.aceso.metrics.detection;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The detections of one class in all images, by falling score; those of one score in the order of
 * images, then of their rank.
 *
 * @param images the image of each detection
 * @param ranks the place of each among the detections of its image, from 0
 * @param firsts where the run of detections of the same image and score begins that it belongs to
 * @param hits by range of sizes, as in {@link CocoImage}
 * @param ignored the same
 * @param truths by range of sizes and image
 */
record CocoClass(
    int[] images, int[] ranks, int[] firsts, int[][] hits, int[][] ignored, int[][] truths) {

  static CocoClass of(List<CocoImage> all, int one) {
    int[] starts = all.stream().mapToInt(image -> start(image.classes(), one)).toArray();
    int[] images =
        IntStream.range(0, all.size())
            .flatMap(
                i -> IntStream.range(starts[i], start(all.get(i).classes(), one + 1)).map(d -> i))
            .toArray();
    int[] ranks = new int[images.length];
    for (int d = 1; d < images.length; d++) {
      ranks[d] = images[d] == images[d - 1] ? ranks[d - 1] + 1 : 0;
    }
    double[] scores =
        IntStream.range(0, images.length)
            .mapToDouble(d -> 0.0 - all.get(images[d]).scores()[starts[images[d]] + ranks[d]])
            .toArray();
    int[] order =
        IntStream.range(0, images.length)
            .boxed()
            .sorted(Comparator.comparingDouble(d -> scores[d]))
            .mapToInt(Integer::intValue)
            .toArray();
    return sorted(all, one, starts, images, ranks, scores, order);
  }

  private static CocoClass sorted(
      List<CocoImage> all,
      int one,
      int[] starts,
      int[] images,
      int[] ranks,
      double[] scores,
      int[] order) {
    int sizes = CocoSize.values().length;
    CocoClass sorted =
        new CocoClass(
            IntStream.of(order).map(d -> images[d]).toArray(),
            IntStream.of(order).map(d -> ranks[d]).toArray(),
            new int[order.length],
            new int[sizes][order.length],
            new int[sizes][order.length],
            new int[sizes][all.size()]);
    for (int place = 0; place < order.length; place++) {
      int d = order[place];
      boolean isSame =
          place > 0
              && images[order[place - 1]] == images[d]
              && scores[order[place - 1]] == scores[d];
      sorted.firsts[place] = isSame ? sorted.firsts[place - 1] : place;
      sorted.copy(place, all.get(images[d]), starts[images[d]] + ranks[d]);
    }
    for (int size = 0; size < sizes; size++) {
      for (int i = 0; i < all.size(); i++) {
        sorted.truths[size][i] = all.get(i).truths()[size][one];
      }
    }
    return sorted;
  }

  private void copy(int place, CocoImage image, int detection) {
    for (int size = 0; size < hits.length; size++) {
      hits[size][place] = image.hits()[size][detection];
      ignored[size][place] = image.ignored()[size][detection];
    }
  }

  /** How many true boxes are to be found. */
  long truths(CocoSize size, int[] counts) {
    long sum = 0;
    int[] own = truths[size.place()];
    for (int image = 0; image < own.length; image++) {
      sum += (long) counts[image] * own[image];
    }
    return sum;
  }

  private static int start(int[] classes, int one) {
    int start = 0;
    while (start < classes.length && classes[start] < one) {
      start++;
    }
    return start;
  }
}
