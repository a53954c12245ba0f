package org.aceso.metrics.classification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded observations: heavy ties, zeros of both signs, extremes, now and then one class only. */
final class RandomLabels {
  static final long SEED = 20_261_124;

  private final Random random;

  RandomLabels(long offset) {
    random = new Random(SEED + offset);
  }

  List<ScoredLabel> labels() {
    int size = 1 + random.nextInt(40);
    double prevalence = random.nextInt(6) / 5.0;
    int levels = 1 + random.nextInt(12);
    List<ScoredLabel> labels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      labels.add(new ScoredLabel(score(levels), random.nextDouble() < prevalence));
    }
    return labels;
  }

  List<ClassPair> pairs(int classes) {
    int size = 1 + random.nextInt(40);
    int used = 1 + random.nextInt(classes);
    List<ClassPair> pairs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pairs.add(new ClassPair(random.nextInt(used), random.nextInt(classes)));
    }
    return pairs;
  }

  /** As a bootstrap draws them: their sum is their number. */
  int[] counts(int size) {
    int[] counts = new int[size];
    for (int i = 0; i < size; i++) {
      counts[random.nextInt(size)]++;
    }
    return counts;
  }

  <T> List<T> shuffled(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** The observations with each one repeated as often as it counts. */
  static <T> List<T> expand(List<T> list, int[] counts) {
    List<T> expanded = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      expanded.addAll(Collections.nCopies(counts[i], list.get(i)));
    }
    return expanded;
  }

  static int[] ones(int size) {
    int[] ones = new int[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  private double score(int levels) {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextBoolean() ? 0.0 : -0.0;
      case 1 -> 1.0;
      case 2 -> 1e-300;
      case 3 -> random.nextDouble();
      default -> random.nextInt(levels + 1) / (double) levels;
    };
  }
}
