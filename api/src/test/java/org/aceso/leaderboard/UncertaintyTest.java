package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.junit.jupiter.api.Test;

final class UncertaintyTest {
  private static final Policy POLICY =
      new Policy(Better.HIGHER, 4, Ranking.Ties.SHARED, Ranking.Missing.UNRANKED);

  @Test
  void groups_followTheQuantileOfSortedDifferences() {
    for (long seed = 0; seed < 200; seed++) {
      List<Entry> entries = entries(new Random(seed));
      assertArrayEquals(
          groupsByDefinition(entries), Uncertainty.groups(entries, POLICY), "" + seed);
    }
  }

  @Test
  void interval_holdsTheQuantilesOfValuesAndRanks() {
    List<Entry> entries = List.of(entry(1, 2, 3, 4), entry(4, 3, 2, 1));
    List<Uncertainty.Interval> intervals = Uncertainty.of(entries, POLICY);
    assertEquals(new Uncertainty.Interval(1, 4, 1, 2, 0.5), intervals.get(0));
    assertEquals(new Uncertainty.Interval(1, 4, 1, 2, 0.5), intervals.get(1));
  }

  /** 1 to 6 teams with 1 to 100 replicates, some tied, some undefined. */
  private static List<Entry> entries(Random random) {
    int replicates = 1 + random.nextInt(100);
    List<Entry> entries = new ArrayList<>();
    for (int team = 1 + random.nextInt(6); team > 0; team--) {
      double[] values = new double[replicates];
      for (int b = 0; b < replicates; b++) {
        values[b] = random.nextInt(20) == 0 ? Double.NaN : random.nextInt(10) + 3 * team;
      }
      entries.add(entry(values));
    }
    return entries;
  }

  private static int[] groupsByDefinition(List<Entry> entries) {
    int[] groups = new int[entries.size()];
    int first = 0;
    int group = 1;
    for (int i = 0; i < groups.length; i++) {
      double[] best = entries.get(first).replicates();
      double[] own = entries.get(i).replicates();
      double[] differences = new double[own.length];
      Arrays.setAll(differences, b -> best[b] - own[b]);
      double[] sorted =
          Arrays.stream(differences).filter(one -> !Double.isNaN(one)).sorted().toArray();
      int at = Math.max(0, (int) Math.ceil(0.025 * sorted.length) - 1);
      if (sorted.length > 0 && sorted[at] > 0) {
        first = i;
        group++;
      }
      groups[i] = group;
    }
    return groups;
  }

  private static Entry entry(double... replicates) {
    return new Entry("tea", "Team", "sub", "eva", Instant.EPOCH, 0, replicates, 1);
  }
}
