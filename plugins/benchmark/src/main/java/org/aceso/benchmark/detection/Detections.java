package org.aceso.benchmark.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.aceso.metrics.detection.Boxes;

/**
 * Images of 1 024 pixels with boxes of 14 classes, from a stated seed: {@code truths} true boxes an
 * image, and {@code detections} an image of which half lie near a true one, with distinct scores.
 */
final class Detections {
  static final int CLASSES = 14;
  private static final long SEED = 20_261_128;
  private static final double SIDE = 1_024;

  private final Random random = new Random(SEED);
  private final List<Boxes> predicted = new ArrayList<>();
  private final List<Boxes> truth = new ArrayList<>();

  Detections(int images, int truths, int detections) {
    for (int image = 0; image < images; image++) {
      Boxes real = empty(truths);
      for (int box = 0; box < truths; box++) {
        place(real, box);
      }
      Boxes found = empty(detections);
      for (int box = 0; box < detections; box++) {
        if (box < detections / 2) {
          near(found, box, real, random.nextInt(truths));
        } else {
          place(found, box);
        }
        found.scores()[box] = random.nextDouble();
      }
      predicted.add(found);
      truth.add(real);
    }
  }

  List<Boxes> predicted() {
    return predicted;
  }

  List<Boxes> truth() {
    return truth;
  }

  private static Boxes empty(int size) {
    return new Boxes(
        new double[size],
        new double[size],
        new double[size],
        new double[size],
        new int[size],
        new double[size]);
  }

  private void place(Boxes boxes, int box) {
    double width = 8 + random.nextDouble() * 200;
    double height = 8 + random.nextDouble() * 200;
    boxes.left()[box] = random.nextDouble() * (SIDE - width);
    boxes.top()[box] = random.nextDouble() * (SIDE - height);
    boxes.right()[box] = boxes.left()[box] + width;
    boxes.bottom()[box] = boxes.top()[box] + height;
    boxes.classes()[box] = random.nextInt(CLASSES);
  }

  private void near(Boxes boxes, int box, Boxes real, int target) {
    double width = real.right()[target] - real.left()[target];
    double height = real.bottom()[target] - real.top()[target];
    boxes.left()[box] = real.left()[target] + 0.1 * width * random.nextGaussian();
    boxes.top()[box] = real.top()[target] + 0.1 * height * random.nextGaussian();
    boxes.right()[box] = boxes.left()[box] + width;
    boxes.bottom()[box] = boxes.top()[box] + height;
    boxes.classes()[box] = real.classes()[target];
  }
}
