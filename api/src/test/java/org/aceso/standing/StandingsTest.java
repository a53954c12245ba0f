package org.aceso.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.aceso.spi.Id;
import org.aceso.spi.MetricInfo;
import org.junit.jupiter.api.Test;

final class StandingsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void better_replacesWhenItIsBetterAfterRounding() {
    assertTrue(replaces(entry(0.82, 2), entry(0.81, 1), Ranking.EntryRule.BEST, Better.HIGHER));
    assertFalse(replaces(entry(0.8101, 2), entry(0.81, 1), Ranking.EntryRule.BEST, Better.HIGHER));
    assertTrue(replaces(entry(0.80, 2), entry(0.81, 1), Ranking.EntryRule.BEST, Better.LOWER));
    assertFalse(replaces(entry(0.82, 2), entry(0.81, 1), Ranking.EntryRule.BEST, Better.LOWER));
  }

  @Test
  void equalBestOnes_leaveThePlaceToTheEarliest() {
    assertTrue(replaces(entry(0.81, 1), entry(0.81, 2), Ranking.EntryRule.BEST, Better.HIGHER));
    assertFalse(replaces(entry(0.81, 2), entry(0.81, 1), Ranking.EntryRule.BEST, Better.HIGHER));
  }

  @Test
  void undefined_isReplacedByAnyValueAndReplacesNone() {
    assertTrue(replaces(entry(0.0, 2), entry(null, 1), Ranking.EntryRule.BEST, Better.HIGHER));
    assertFalse(replaces(entry(null, 1), entry(0.0, 2), Ranking.EntryRule.BEST, Better.HIGHER));
    assertTrue(replaces(entry(null, 1), entry(null, 2), Ranking.EntryRule.BEST, Better.HIGHER));
  }

  @Test
  void latest_looksAtAcceptanceAlone() {
    assertTrue(replaces(entry(null, 2), entry(0.9, 1), Ranking.EntryRule.LATEST, Better.HIGHER));
    assertFalse(replaces(entry(0.9, 1), entry(0.1, 2), Ranking.EntryRule.LATEST, Better.HIGHER));
  }

  @Test
  void chosenByTheTeam_standsBeforeWhatItDidNotChoose() {
    for (Ranking.EntryRule rule : Ranking.EntryRule.values()) {
      Entry worst = chosen(entry(null, 1));
      Entry better = chosen(entry(0.5, 2));
      assertTrue(replaces(worst, entry(0.9, 3), rule, Better.HIGHER));
      assertFalse(replaces(entry(0.9, 3), worst, rule, Better.HIGHER));
      assertTrue(replaces(better, worst, rule, Better.HIGHER));
      // Whatever the rule is for those that choose nothing.
      assertFalse(replaces(chosen(entry(0.4, 3)), better, rule, Better.HIGHER));
    }
  }

  private static Entry chosen(Entry entry) {
    return new Entry(entry.value(), entry.receivedAt(), entry.submissionId(), true);
  }

  @Test
  void chosenEntry_doesNotDependOnTheOrderOfEvaluation() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Double value = random.nextInt(5) == 0 ? null : random.nextInt(40) / 1000.0;
        // Few instants, so that some were accepted in the same microsecond.
        Instant at = NOON.plusSeconds(random.nextInt(3));
        entries.add(new Entry(value, at, "sub_" + i, random.nextInt(3) == 0));
      }
      for (Ranking.EntryRule rule : Ranking.EntryRule.values()) {
        for (Better better : Better.values()) {
          Entry chosen = choose(entries, rule, better);
          Collections.shuffle(entries, random);
          assertEquals(
              chosen, choose(entries, rule, better), "round " + round + " of seed 11, " + rule);
        }
      }
    }
  }

  private static Entry choose(List<Entry> entries, Ranking.EntryRule rule, Better better) {
    Entry current = entries.get(0);
    for (Entry fresh : entries.subList(1, entries.size())) {
      current = replaces(fresh, current, rule, better) ? fresh : current;
    }
    return current;
  }

  private static boolean replaces(
      Entry fresh, Entry current, Ranking.EntryRule rule, Better better) {
    Ranking ranking =
        new Ranking("m@1", 2, Ranking.Ties.SHARED, Ranking.Missing.LAST, rule, null, null);
    MetricInfo metric = new MetricInfo(new Id("m", 1), "M", new TreeMap<>(), better, 0, 1, "", 4);
    return new Choice(ranking, metric).replaces(fresh, current);
  }

  private static Entry entry(Double value, int second) {
    return new Entry(value, NOON.plusSeconds(second), "sub_" + second, false);
  }
}
