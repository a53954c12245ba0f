package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Boxes on a coarse grid, so that equal overlaps, equal scores and empty boxes are common. */
final class RandomBoxes {
  private RandomBoxes() {}

  static Boxes of(Random random, int most, int classes, int scale) {
    int size = random.nextInt(most + 1);
    Boxes boxes =
        new Boxes(
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new int[size],
            new double[size]);
    for (int box = 0; box < size; box++) {
      boxes.left()[box] = scale * random.nextInt(4);
      boxes.top()[box] = scale * random.nextInt(4);
      boxes.right()[box] = boxes.left()[box] + scale * random.nextInt(5);
      boxes.bottom()[box] = boxes.top()[box] + scale * (1 + random.nextInt(3));
      boxes.classes()[box] = random.nextInt(classes);
      boxes.scores()[box] = random.nextInt(5) / 4.0;
    }
    return boxes;
  }

  /** The same, some of them around crowds. */
  static Boxes withCrowds(Random random, int most, int classes, int scale) {
    Boxes boxes = of(random, most, classes, scale);
    for (int box = 0; box < boxes.size(); box++) {
      boxes.crowds()[box] = random.nextInt(4) == 0;
    }
    return boxes;
  }

  static int[] counts(Random random, int size) {
    int[] counts = new int[size];
    for (int draw = 0; draw < size; draw++) {
      counts[random.nextInt(size)]++;
    }
    return counts;
  }

  static <T> List<T> expand(List<T> images, int[] counts) {
    List<T> expanded = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int copy = 0; copy < counts[i]; copy++) {
        expanded.add(images.get(i));
      }
    }
    return expanded;
  }
}
