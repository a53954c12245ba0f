package org.aceso.metrics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded cases: tied times and risks, near ties, unknown outcomes, now and then no event. */
final class RandomFollowUps {
  static final long SEED = 20_261_128;
  static final double[] GRID = {1, 2.5, 4};

  private final Random random;

  RandomFollowUps(long offset) {
    random = new Random(SEED + offset);
  }

  List<CensoredRisk> risks() {
    int size = 1 + random.nextInt(30);
    int levels = 1 + random.nextInt(10);
    double share = random.nextInt(6) / 5.0;
    List<CensoredRisk> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double risk = random.nextInt(levels) / 4.0;
      double shift = random.nextInt(4) * 0.6e-8;
      cases.add(new CensoredRisk(followUp(share), i % 9 == 0 ? -0.0 : risk + shift));
    }
    return cases;
  }

  List<CensoredSurvival> curves() {
    int size = 1 + random.nextInt(30);
    List<CensoredSurvival> cases = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      double[] survival = random.doubles(GRID.length).toArray();
      cases.add(new CensoredSurvival(followUp(0.5), survival));
    }
    return cases;
  }

  List<FollowUp> training() {
    List<FollowUp> cases = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      cases.add(followUp(0.6));
    }
    return cases;
  }

  int[] counts(int size) {
    int[] counts = new int[size];
    for (int i = 0; i < size; i++) {
      counts[random.nextInt(size)]++;
    }
    return counts;
  }

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

  private FollowUp followUp(double share) {
    double time = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(13) / 2.0;
    return new FollowUp(time, random.nextDouble() < share);
  }
}
