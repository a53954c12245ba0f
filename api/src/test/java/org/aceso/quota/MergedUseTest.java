package org.aceso.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MergedUseTest {

  @Test
  void aloneTeam_usedWhatItUsed() {
    assertEquals(0, MergedUse.of("a", List.of(new MergedUse("a", null, 0, 0, 0))));
    assertEquals(7, MergedUse.of("a", List.of(new MergedUse("a", null, 0, 0, 7))));
  }

  @Test
  void mergedTeam_usedTheLargerAndWhatCameAfter() {
    MergedUse before = new MergedUse("a", null, 0, 0, 2);
    MergedUse after = new MergedUse("a", null, 0, 1, 1);
    assertEquals(5, MergedUse.of("a", List.of(before, new MergedUse("b", "a", 1, 0, 5))));
    assertEquals(2, MergedUse.of("a", List.of(before, new MergedUse("b", "a", 1, 0, 1))));
    assertEquals(6, MergedUse.of("a", List.of(before, after, new MergedUse("b", "a", 1, 0, 5))));
    assertEquals(3, MergedUse.of("a", List.of(before, after, new MergedUse("b", "a", 1, 0, 0))));
  }

  /** Counters that are kept at every step tell the same as the ledger that is read at the end. */
  @Test
  void ledgerOfRandomMerges_tellsWhatCountersTell() {
    Random random = new Random(9);
    for (int round = 0; round < 500; round++) {
      Map<String, Integer> counters = new HashMap<>();
      Map<String, Integer> merges = new HashMap<>();
      Map<String, String> into = new HashMap<>();
      Map<String, Integer> as = new HashMap<>();
      Map<List<Object>, Integer> ledger = new HashMap<>();
      List<String> alive = new ArrayList<>(List.of("a", "b", "c", "d", "e", "f"));
      alive.forEach(team -> counters.put(team, 0));
      for (int step = 0; step < 30; step++) {
        String team = alive.get(random.nextInt(alive.size()));
        String other = alive.get(random.nextInt(alive.size()));
        if (random.nextInt(5) > 0 || team.equals(other)) {
          counters.merge(team, 1, Integer::sum);
          ledger.merge(List.of(team, merges.getOrDefault(team, 0)), 1, Integer::sum);
        } else {
          merges.merge(other, 1, Integer::sum);
          into.put(team, other);
          as.put(team, merges.get(other));
          counters.merge(other, counters.get(team), Math::max);
          alive.remove(team);
        }
      }
      List<MergedUse> rows = new ArrayList<>();
      counters
          .keySet()
          .forEach(
              team ->
                  rows.add(new MergedUse(team, into.get(team), as.getOrDefault(team, 0), 0, 0)));
      ledger.forEach(
          (key, count) -> {
            String team = (String) key.get(0);
            int after = (Integer) key.get(1);
            rows.add(new MergedUse(team, into.get(team), as.getOrDefault(team, 0), after, count));
          });
      alive.forEach(team -> assertEquals(counters.get(team), MergedUse.of(team, rows)));
    }
  }
}
