package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.junit.jupiter.api.Test;

final class UncertaintyTest {
  private static final Policy HIGHER = policy(Better.HIGHER);
  private static final Policy LOWER = policy(Better.LOWER);

  @Test
  void oneTeam_isAlwaysFirst() {
    List<Uncertainty.Interval> all = Uncertainty.of(List.of(entry(3, 1, 2, 4)), HIGHER);
    assertEquals(List.of(new Uncertainty.Interval(1, 4, 1, 1, 1.0)), all);
  }

  @Test
  void pairedReplicates_decideRanksAndTheShareOfFirstPlaces() {
    List<Entry> entries = List.of(entry(9, 9, 9, 1), entry(5, 5, 5, 5));
    assertEquals(
        List.of(
            new Uncertainty.Interval(1, 9, 1, 2, 0.75), new Uncertainty.Interval(5, 5, 1, 2, 0.25)),
        Uncertainty.of(entries, HIGHER));
    assertEquals(
        List.of(
            new Uncertainty.Interval(1, 9, 1, 2, 0.25), new Uncertainty.Interval(5, 5, 1, 2, 0.75)),
        Uncertainty.of(entries, LOWER));
  }

  @Test
  void equalReplicates_shareTheBetterRank() {
    List<Uncertainty.Interval> all = Uncertainty.of(List.of(entry(1, 1), entry(1, 1)), LOWER);
    assertEquals(1, all.get(0).worstRank());
    assertEquals(1, all.get(1).worstRank());
    assertEquals(1.0, all.get(0).first());
  }

  @Test
  void zeroOfEitherSign_isOneValue() {
    List<Uncertainty.Interval> all = Uncertainty.of(List.of(entry(0.0), entry(-0.0)), HIGHER);
    assertEquals(1, all.get(0).worstRank());
    assertEquals(1, all.get(1).worstRank());
  }

  @Test
  void undefinedReplicates_areTheWorst() {
    List<Entry> entries = List.of(entry(1, 1), entry(Double.NaN, Double.NaN));
    List<Uncertainty.Interval> all = Uncertainty.of(entries, LOWER);
    assertEquals(new Uncertainty.Interval(1, 1, 1, 1, 1.0), all.get(0));
    assertEquals(2, all.get(1).bestRank());
    assertEquals(Double.NaN, all.get(1).low());
  }

  @Test
  void differentNumbersOfReplicates_tellNothing() {
    assertEquals(List.of(), Uncertainty.of(List.of(entry(1, 2), entry(1)), HIGHER));
    assertEquals(List.of(), Uncertainty.of(List.of(entry()), HIGHER));
    assertEquals(List.of(), Uncertainty.of(List.of(), HIGHER));
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

  private static void assertGroups(int[] expected, Entry... inRankOrder) {
    assertArrayEquals(expected, Uncertainty.groups(Arrays.asList(inRankOrder), HIGHER));
  }

  /** A value, but so many times a much larger one. */
  private static double[] constant(int count, double value, int larger) {
    return DoubleStream.iterate(0, i -> i + 1)
        .limit(count)
        .map(i -> i < larger ? value + 10 : value)
        .toArray();
  }

  private static Entry entry(double... replicates) {
    return new Entry("tea", "T", "sub", "eva", Instant.EPOCH, 0, replicates, 1, null, false);
  }

  private static Policy policy(Better better) {
    return new Policy(better, 4, Ranking.Ties.SHARED, Ranking.Missing.UNRANKED);
  }
}
