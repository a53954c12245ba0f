package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.junit.jupiter.api.Test;

final class UncertaintyTest {
  private static final Policy HIGHER = policy(Better.HIGHER);
  private static final Policy LOWER = policy(Better.LOWER);

  private static int made;

  @Test
  void oneTeam_isAlwaysFirst() {
    List<Uncertainty.Interval> all = intervals(List.of(entry(3, 1, 2, 4)));
    assertEquals(List.of(new Uncertainty.Interval(1, 4, 1, 1, 1.0)), all);
  }

  @Test
  void pairedReplicates_decideRanksAndTheShareOfFirstPlaces() {
    double[] one = {9, 9, 9, 1};
    double[] other = {5, 5, 5, 5};
    assertEquals(
        List.of(
            new Uncertainty.Interval(1, 9, 1, 2, 0.75), new Uncertainty.Interval(5, 5, 1, 2, 0.25)),
        intervals(List.of(entry(HIGHER, one), entry(HIGHER, other))));
    assertEquals(
        List.of(
            new Uncertainty.Interval(1, 9, 1, 2, 0.25), new Uncertainty.Interval(5, 5, 1, 2, 0.75)),
        intervals(List.of(entry(LOWER, one), entry(LOWER, other))));
  }

  @Test
  void equalReplicates_shareTheBetterRank() {
    List<Uncertainty.Interval> all = intervals(List.of(entry(LOWER, 1, 1), entry(LOWER, 1, 1)));
    assertEquals(1, all.get(0).worstRank());
    assertEquals(1, all.get(1).worstRank());
    assertEquals(1.0, all.get(0).first());
  }

  @Test
  void zeroOfEitherSign_isOneValue() {
    List<Uncertainty.Interval> all = intervals(List.of(entry(0.0), entry(-0.0)));
    assertEquals(1, all.get(0).worstRank());
    assertEquals(1, all.get(1).worstRank());
  }

  @Test
  void undefinedReplicates_areTheWorst() {
    List<Entry> entries = List.of(entry(LOWER, 1, 1), entry(LOWER, Double.NaN, Double.NaN));
    List<Uncertainty.Interval> all = intervals(entries);
    assertEquals(new Uncertainty.Interval(1, 1, 1, 1, 1.0), all.get(0));
    assertEquals(2, all.get(1).bestRank());
    assertEquals(Double.NaN, all.get(1).low());
  }

  @Test
  void differentNumbersOfReplicates_tellNothing() {
    assertEquals(List.of(), intervals(List.of(entry(1, 2), entry(1))));
    assertEquals(List.of(), intervals(List.of(entry())));
    assertEquals(List.of(), intervals(List.of()));
  }

  @Test
  void group_endsWhereATeamIsWorseThanItsFirstInMoreThanThePointOfReplicates() {
    Entry first = entry(constant(1_000, 1, 0));
    assertGroups(new int[] {1, 1}, first, entry(constant(1_000, 0, 25)));
    assertGroups(new int[] {1, 2}, first, entry(constant(1_000, 0, 24)));
  }

  @Test
  void groups_compareWithTheFirstOfTheGroupAndNotWithTheNeighbour() {
    Entry a = entry(constant(100, 3, 0));
    Entry b = entry(constant(100, 3, 0));
    Entry c = entry(constant(100, 2, 0));
    Entry d = entry(constant(100, 2, 0));
    assertGroups(new int[] {1, 1, 2, 2}, a, b, c, d);
  }

  @Test
  void undefinedTeam_isNotInTheGroupOfADefinedOne() {
    Entry undefined = entry(Double.NaN, Double.NaN);
    assertGroups(new int[] {1, 2, 2}, entry(1, 1), undefined, undefined);
  }

  /** Boards one after the other, of which few or all entries are others than before. */
  @Test
  void nextBoard_saysTheSameAsOneMadeFromNothing() {
    Random random = new Random(20_261_128);
    List<Entry> entries = new ArrayList<>();
    Uncertainty uncertainty = Uncertainty.NONE;
    for (int board = 0; board < 300; board++) {
      int changes = random.nextInt(10) == 0 ? 40 : random.nextInt(4);
      for (int change = 0; change < changes; change++) {
        change(entries, random);
      }
      uncertainty = uncertainty.next(entries);
      assertEquals(intervals(entries), intervals(uncertainty, entries), "board " + board);
    }
  }

  private static void change(List<Entry> entries, Random random) {
    if (!entries.isEmpty() && random.nextInt(3) == 0) {
      entries.remove(random.nextInt(entries.size()));
    }
    // Few values, so that they tie, and none at times.
    double[] values =
        random.ints(50, 0, 6).mapToDouble(one -> one == 5 ? Double.NaN : one).toArray();
    entries.add(random.nextInt(entries.size() + 1), entry(values));
  }

  private static List<Uncertainty.Interval> intervals(List<Entry> entries) {
    return intervals(Uncertainty.of(entries), entries);
  }

  private static List<Uncertainty.Interval> intervals(
      Uncertainty uncertainty, List<Entry> entries) {
    return entries.stream().flatMap(one -> uncertainty.of(one).stream()).toList();
  }

  private static void assertGroups(int[] expected, Entry... inRankOrder) {
    assertArrayEquals(expected, Uncertainty.groups(Arrays.asList(inRankOrder)));
  }

  /** A value, but so many times a much larger one. */
  private static double[] constant(int count, double value, int larger) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> i < larger ? value + 10 : value)
        .toArray();
  }

  private static Entry entry(double... replicates) {
    return entry(HIGHER, replicates);
  }

  private static Entry entry(Policy policy, double... replicates) {
    String evaluation = "eva_" + made++;
    Resampled resampled = Resampled.of(replicates, policy);
    return new Entry("tea", "T", "sub", evaluation, Instant.EPOCH, 0, resampled, 1, null, false);
  }

  private static Policy policy(Better better) {
    return new Policy(better, 4, Ranking.Ties.SHARED, Ranking.Missing.UNRANKED);
  }
}
