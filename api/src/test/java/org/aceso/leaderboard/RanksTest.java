package org.aceso.leaderboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.junit.jupiter.api.Test;

final class RanksTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final double UNDEFINED = Double.NaN;

  @Test
  void sharedTies_leaveAGapBehindThem() {
    assertEquals(
        "a1 b2 c2 d4",
        board(
            policy(Better.HIGHER, Ranking.Ties.SHARED),
            entry("a", 0.9, 4),
            entry("b", 0.8, 1),
            entry("c", 0.8, 2),
            entry("d", 0.7, 3)));
  }

  @Test
  void baselines_standWhereTheirValueBelongsAndTakeNoRank() {
    for (Ranking.Ties ties : Ranking.Ties.values()) {
      assertEquals(
          "x- a1 y- b2 c3 z-",
          board(
              last(ties),
              entry("a", 0.9, 1),
              baseline("y", 0.9, 2),
              entry("b", 0.5, 3),
              baseline("x", 1.0, 4),
              entry("c", Double.NaN, 5),
              baseline("z", Double.NaN, 6)));
    }
  }

  @Test
  void denseTies_leaveNoGap() {
    assertEquals(
        "a1 b2 c2 d3",
        board(
            policy(Better.HIGHER, Ranking.Ties.DENSE),
            entry("a", 0.9, 4),
            entry("b", 0.8, 1),
            entry("c", 0.8, 2),
            entry("d", 0.7, 3)));
  }

  @Test
  void earliestFirst_breaksTiesByAcceptance() {
    assertEquals(
        "a1 c2 b3 d4",
        board(
            policy(Better.HIGHER, Ranking.Ties.EARLIEST_FIRST),
            entry("a", 0.9, 4),
            entry("b", 0.8, 2),
            entry("c", 0.8, 1),
            entry("d", 0.7, 3)));
  }

  @Test
  void lowerIsBetter_putsTheSmallestFirst() {
    assertEquals(
        "d1 b2 c2 a4",
        board(
            policy(Better.LOWER, Ranking.Ties.SHARED),
            entry("a", 0.9, 4),
            entry("b", 0.8, 1),
            entry("c", 0.8, 2),
            entry("d", -0.7, 3)));
  }

  @Test
  void values_areComparedAfterRoundingTheExactDouble() {
    // 0.285 is stored below the half, 0.125 is the half itself.
    assertEquals(
        "a1 b1 c3 d3",
        board(
            policy(Better.HIGHER, Ranking.Ties.SHARED),
            entry("a", 0.285, 1),
            entry("b", 0.28, 2),
            entry("c", 0.125, 3),
            entry("d", 0.13, 4)));
    assertEquals(
        "a1 b1",
        board(
            policy(Better.HIGHER, Ranking.Ties.SHARED),
            entry("a", -0.001, 1),
            entry("b", 0.001, 2)));
  }

  @Test
  void undefinedValues_haveNoRankOrTheOneAfterAll() {
    Entry[] entries = {
      entry("a", 0.9, 1), entry("b", UNDEFINED, 3), entry("c", UNDEFINED, 2), entry("d", 0.9, 4)
    };
    assertEquals("a1 d1 c- b-", board(policy(Better.HIGHER, Ranking.Ties.SHARED), entries));
    assertEquals("a1 d1 c3 b3", board(last(Ranking.Ties.SHARED), entries));
    assertEquals("a1 d1 c2 b2", board(last(Ranking.Ties.DENSE), entries));
    assertEquals("a1 d2 c3 b3", board(last(Ranking.Ties.EARLIEST_FIRST), entries));
    assertEquals("a1", board(last(Ranking.Ties.SHARED), entry("a", UNDEFINED, 1)));
  }

  @Test
  void nobody_makesAnEmptyBoard() {
    assertEquals("", board(last(Ranking.Ties.DENSE)));
  }

  @Test
  void board_doesNotDependOnTheOrderOfRows() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        double value = random.nextInt(6) == 0 ? UNDEFINED : random.nextInt(30) / 1000.0;
        entries.add(entry("t" + i, value, random.nextInt(4)));
      }
      for (Ranking.Ties ties : Ranking.Ties.values()) {
        for (Better better : Better.values()) {
          Policy policy = new Policy(better, 2, ties, Ranking.Missing.LAST);
          List<Ranks.Ranked> board = Ranks.of(entries, policy);
          Collections.shuffle(entries, random);
          assertEquals(board, Ranks.of(entries, policy), "round " + round + " of seed 5");
        }
      }
    }
  }

  private static Policy policy(Better better, Ranking.Ties ties) {
    return new Policy(better, 2, ties, Ranking.Missing.UNRANKED);
  }

  private static Policy last(Ranking.Ties ties) {
    return new Policy(Better.HIGHER, 2, ties, Ranking.Missing.LAST);
  }

  private static Entry baseline(String team, double value, int second) {
    Entry entry = entry(team, value, second);
    return new Entry(
        team,
        team,
        entry.submissionId(),
        entry.evaluationId(),
        entry.receivedAt(),
        value,
        Resampled.NONE,
        1,
        "A baseline",
        false);
  }

  private static Entry entry(String team, double value, int second) {
    return new Entry(
        team,
        team,
        "sub_" + team,
        "eva_" + team,
        NOON.plusSeconds(second),
        value,
        Resampled.NONE,
        1,
        null,
        false);
  }

  private static String board(Policy policy, Entry... entries) {
    List<String> places = new ArrayList<>();
    for (Ranks.Ranked ranked : Ranks.of(Arrays.asList(entries), policy)) {
      places.add(ranked.entry().team() + (ranked.rank() == null ? "-" : ranked.rank()));
    }
    return String.join(" ", places);
  }
}
