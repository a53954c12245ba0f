package org.aceso.metrics.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AlarmUtilityTest {
  private static final AlarmUtility UTILITY = AlarmUtility.cinc2019();

  @Test
  void eachHour_isWorthWhatTheChallengeSays() {
    boolean[] labels = new boolean[40];
    Arrays.fill(labels, 20, 40, true);
    assertEquals(-0.05, gain(labels, 5), 1e-12);
    assertEquals(0, gain(labels, 14), 1e-12);
    assertEquals(1, gain(labels, 20), 1e-12);
    assertEquals(10.0 / 9, gain(labels, 21), 1e-12);
    assertEquals(2, gain(labels, 29), 1e-12);
    assertEquals(0, gain(labels, 30), 1e-12);
    assertEquals(-10, UTILITY.total(labels, new boolean[40]), 1e-12);
  }

  private static double gain(boolean[] labels, int hour) {
    boolean[] calls = new boolean[labels.length];
    calls[hour] = true;
    return UTILITY.total(labels, calls) - UTILITY.total(labels, new boolean[labels.length]);
  }

  /** The best policy against all policies there are. */
  @Test
  void bestCalls_areBeatenByNoOthers() {
    Random random = new Random(2);
    for (int round = 0; round < 60; round++) {
      AlarmUtility utility = randomUtility(random);
      boolean[] labels = randomLabels(random, 1 + random.nextInt(10));
      double best = utility.of(labels, labels).best();
      for (int policy = 0; policy < 1 << labels.length; policy++) {
        double total = utility.total(labels, policy(policy, labels.length));
        assertTrue(total <= best + 1e-9, () -> utility + " " + Arrays.toString(labels));
      }
    }
  }

  @Test
  void stayWithoutOnset_isBestLeftQuiet() {
    StayUtility stay = UTILITY.of(new boolean[3], new boolean[] {true, false, true});
    assertEquals(new StayUtility(-0.1, 0, 0), stay);
    for (boolean call : UTILITY.bestCalls(new boolean[3])) {
      assertFalse(call);
    }
  }

  @Test
  void hours_mustIncrease() {
    assertThrows(
        IllegalArgumentException.class, () -> new AlarmUtility(-6, -6, 3, 1, -2, -0.05, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new AlarmUtility(-12, 3, 3, 1, -2, -0.05, 0));
  }

  private static AlarmUtility randomUtility(Random random) {
    int earliest = -random.nextInt(15);
    int optimal = earliest + 1 + random.nextInt(5);
    return new AlarmUtility(
        earliest,
        optimal,
        optimal + 1 + random.nextInt(5),
        random.nextDouble(),
        -2 * random.nextDouble(),
        -random.nextDouble(),
        random.nextDouble());
  }

  static boolean[] randomLabels(Random random, int hours) {
    boolean[] labels = new boolean[hours];
    if (random.nextBoolean()) {
      Arrays.fill(labels, random.nextInt(hours), hours, true);
    }
    return labels;
  }

  private static boolean[] policy(int bits, int hours) {
    boolean[] calls = new boolean[hours];
    for (int hour = 0; hour < hours; hour++) {
      calls[hour] = (bits >> hour & 1) == 1;
    }
    return calls;
  }
}
