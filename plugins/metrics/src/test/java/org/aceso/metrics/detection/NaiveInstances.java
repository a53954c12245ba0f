package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The definitions word by word, on masks: each image is a prediction and a truth, by pixel 0 or an
 * instance whose class is its number modulo 2.
 */
record NaiveInstances(List<int[][]> images) {

  static int[] numbers(int[] mask) {
    return Arrays.stream(mask).filter(number -> number > 0).distinct().sorted().toArray();
  }

  /** TP, FP, FN and the sum of IoU; class -1 is every class. */
  private static double[] tally(int[][] image, int type, double threshold) {
    int[] predicted = ofClass(numbers(image[0]), type);
    int[] truth = ofClass(numbers(image[1]), type);
    double hits = 0;
    double sum = 0;
    for (int p : predicted) {
      for (int t : truth) {
        double iou = iou(image, p, t);
        hits += iou > threshold ? 1 : 0;
        sum += iou > threshold ? iou : 0;
      }
    }
    return new double[] {hits, predicted.length - hits, truth.length - hits, sum};
  }

  private static int[] ofClass(int[] numbers, int type) {
    return Arrays.stream(numbers).filter(number -> type < 0 || number % 2 == type).toArray();
  }

  private static double iou(int[][] image, int p, int t) {
    double both = 0;
    double either = 0;
    for (int pixel = 0; pixel < image[0].length; pixel++) {
      boolean inP = image[0][pixel] == p;
      boolean inT = image[1][pixel] == t;
      both += inP && inT ? 1 : 0;
      either += inP || inT ? 1 : 0;
    }
    return both / either;
  }

  private double[] pooled(int type, double threshold) {
    double[] sum = new double[4];
    for (int[][] image : images) {
      double[] one = tally(image, type, threshold);
      Arrays.setAll(sum, i -> sum[i] + one[i]);
    }
    return sum;
  }

  private static double quality(double[] t, double epsilon) {
    double rq = t[0] / (t[0] + 0.5 * t[1] + 0.5 * t[2] + epsilon);
    return t[0] == 0 ? 0 : rq * t[3] / (t[0] + epsilon);
  }

  double ofClass(int type, double epsilon) {
    double[] t = pooled(type, 0.5);
    return t[0] + t[1] + t[2] == 0 ? Double.NaN : quality(t, epsilon);
  }

  double panoptic(boolean truthOnly, boolean all, double epsilon) {
    return IntStream.range(0, 2)
        .filter(type -> all || isIn(pooled(type, 0.5), truthOnly))
        .mapToDouble(type -> quality(pooled(type, 0.5), epsilon))
        .average()
        .orElse(Double.NaN);
  }

  private static boolean isIn(double[] t, boolean truthOnly) {
    return t[0] + t[2] + (truthOnly ? 0 : t[1]) > 0;
  }

  double binary() {
    return ofClass(-1, 0);
  }

  double meanBinary(double empty, double epsilon) {
    return images.stream()
        .map(image -> tally(image, -1, 0.5))
        .mapToDouble(t -> t[0] + t[1] + t[2] == 0 ? empty : quality(t, epsilon))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  double thresholdPrecision() {
    double sum = 0;
    for (int[][] image : images) {
      for (int step = 50; step < 100; step += 5) {
        double[] t = tally(image, -1, step / 100.0);
        double all = t[0] + t[1] + t[2];
        sum += all == 0 ? 1 : t[0] / all;
      }
    }
    return sum / 10 / images.size();
  }

  double f1(double threshold) {
    double[] t = pooled(-1, threshold);
    return 2 * t[0] / (2 * t[0] + t[1] + t[2]);
  }
}
