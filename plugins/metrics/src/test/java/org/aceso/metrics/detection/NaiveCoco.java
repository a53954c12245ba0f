package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rules of COCO word by word, for a list of images in which each stands as often as counted.
 */
final class NaiveCoco {
  private final List<Boxes[]> images;
  private final int classes;

  /** A detection, its image forgotten. */
  private record Found(double score, boolean isHit, boolean isIgnored) {}

  NaiveCoco(List<Boxes[]> images, int classes) {
    this.images = images;
    this.classes = classes;
  }

  double mean(double low, double high, double least, double most, int detections, boolean recall) {
    double sum = 0;
    int terms = 0;
    for (int one = 0; one < classes; one++) {
      for (int t = 50; t < 100; t += 5) {
        if (t / 100.0 >= low && t / 100.0 <= high) {
          double value = value(one, t / 100.0, least, most, detections, recall);
          sum += Double.isNaN(value) ? 0 : value;
          terms += Double.isNaN(value) ? 0 : 1;
        }
      }
    }
    return terms == 0 ? Double.NaN : sum / terms;
  }

  private double value(
      int one, double t, double least, double most, int detections, boolean recall) {
    List<Found> all = new ArrayList<>();
    int truths = 0;
    for (Boxes[] image : images) {
      truths +=
          (int) trueBoxes(image[1], one).stream().filter(g -> in(image[1], g, least, most)).count();
      all.addAll(found(image[0], image[1], one, t, least, most, detections));
    }
    if (truths == 0) {
      return Double.NaN;
    }
    all.sort(Comparator.comparingDouble(detection -> -detection.score));
    List<double[]> curve = new ArrayList<>();
    int tp = 0;
    int fp = 0;
    for (Found detection : all) {
      if (!detection.isIgnored) {
        tp += detection.isHit ? 1 : 0;
        fp += detection.isHit ? 0 : 1;
        curve.add(new double[] {(double) tp / truths, (double) tp / (tp + fp)});
      }
    }
    return recall ? (double) tp / truths : interpolated(curve);
  }

  private static double interpolated(List<double[]> curve) {
    double sum = 0;
    for (int r = 0; r <= 100; r++) {
      double best = 0;
      for (double[] point : curve) {
        best = point[0] >= r * 0.01 ? Math.max(best, point[1]) : best;
      }
      sum += best;
    }
    return sum / 101;
  }

  private static List<Found> found(
      Boxes predicted, Boxes truth, int one, double t, double least, double most, int detections) {
    List<Integer> order = trueBoxes(predicted, one);
    order.sort(Comparator.comparingDouble(d -> -predicted.scores()[d]));
    List<Integer> free = trueBoxes(truth, one);
    List<Found> found = new ArrayList<>();
    for (int d : order.subList(0, Math.min(order.size(), detections))) {
      int hit = -1;
      for (boolean wanted : new boolean[] {true, false}) {
        for (int g : hit < 0 ? free : List.<Integer>of()) {
          double overlap = overlap(predicted, d, truth, g);
          boolean isBetter = hit < 0 || overlap >= overlap(predicted, d, truth, hit);
          if (in(truth, g, least, most) == wanted
              && overlap >= Math.min(t, 1 - 1e-10)
              && isBetter) {
            hit = g;
          }
        }
      }
      if (hit >= 0 && !truth.crowds()[hit]) {
        free.remove((Object) hit);
      }
      boolean isHit = hit >= 0 && in(truth, hit, least, most);
      boolean isIgnored = hit >= 0 ? !isHit : !in(predicted, d, least, most);
      found.add(new Found(predicted.scores()[d], isHit, isIgnored));
    }
    return found;
  }

  private static double overlap(Boxes predicted, int d, Boxes truth, int g) {
    if (!truth.crowds()[g]) {
      return BoxOverlap.IOU.of(predicted, d, truth, g);
    }
    double width =
        Math.min(predicted.right()[d], truth.right()[g])
            - Math.max(predicted.left()[d], truth.left()[g]);
    double height =
        Math.min(predicted.bottom()[d], truth.bottom()[g])
            - Math.max(predicted.top()[d], truth.top()[g]);
    return width > 0 && height > 0 ? width * height / predicted.area(d) : 0;
  }

  private static List<Integer> trueBoxes(Boxes boxes, int one) {
    List<Integer> own = new ArrayList<>();
    for (int box = 0; box < boxes.size(); box++) {
      if (boxes.classes()[box] == one) {
        own.add(box);
      }
    }
    return own;
  }

  private static boolean in(Boxes boxes, int box, double least, double most) {
    return boxes.area(box) >= least && boxes.area(box) <= most && !boxes.crowds()[box];
  }
}
