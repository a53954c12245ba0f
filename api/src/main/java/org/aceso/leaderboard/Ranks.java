package org.aceso.leaderboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.aceso.phase.Ranking;
import org.aceso.standing.Rounding;

/**
 * Puts entries in order. Values are rounded first and compared then; equal ones are shown in the
 * order of acceptance, and share a rank or not as the policy says.
 */
final class Ranks {
  private Ranks() {}

  /**
   * An entry in its place.
   *
   * @param rank from 1; null when the entry is not ranked
   * @param rounded null when the value is undefined
   */
  record Ranked(Entry entry, Integer rank, BigDecimal rounded) {}

  static List<Ranked> of(List<Entry> entries, Policy policy) {
    List<Ranked> defined = new ArrayList<>();
    List<Ranked> undefined = new ArrayList<>();
    for (Entry entry : entries) {
      if (Double.isNaN(entry.value())) {
        undefined.add(new Ranked(entry, null, null));
      } else {
        defined.add(new Ranked(entry, null, Rounding.round(entry.value(), policy.digits())));
      }
    }
    Comparator<Ranked> byValue = Comparator.comparing(Ranked::rounded);
    Comparator<Ranked> byTime =
        Comparator.<Ranked, Instant>comparing(one -> one.entry().receivedAt())
            .thenComparing(one -> one.entry().submissionId());
    boolean higher = policy.gain(1) > 0;
    defined.sort((higher ? byValue.reversed() : byValue).thenComparing(byTime));
    undefined.sort(byTime);
    List<Ranked> ranked = number(defined, policy.ties());
    int last = lastRank(ranked, policy.ties());
    for (Ranked one : undefined) {
      boolean counts = policy.missing() == Ranking.Missing.LAST && !one.entry().isBaseline();
      ranked.add(new Ranked(one.entry(), counts ? last : null, null));
    }
    return ranked;
  }

  /** Those that are no baselines, in the same order. */
  static List<Entry> competing(List<Ranked> ranked) {
    return ranked.stream().map(Ranked::entry).filter(one -> !one.isBaseline()).toList();
  }

  /** A baseline stands where its value belongs, and takes nobody's rank. */
  private static List<Ranked> number(List<Ranked> sorted, Ranking.Ties ties) {
    List<Ranked> ranked = new ArrayList<>();
    BigDecimal before = null;
    int place = 0;
    int rank = 0;
    for (Ranked one : sorted) {
      if (one.entry().isBaseline()) {
        ranked.add(one);
        continue;
      }
      place++;
      boolean tied = before != null && before.compareTo(one.rounded()) == 0;
      rank =
          switch (ties) {
            case SHARED -> tied ? rank : place;
            case DENSE -> tied ? rank : rank + 1;
            case EARLIEST_FIRST -> place;
          };
      before = one.rounded();
      ranked.add(new Ranked(one.entry(), rank, one.rounded()));
    }
    return ranked;
  }

  /** The rank after those of all defined values. */
  private static int lastRank(List<Ranked> ranked, Ranking.Ties ties) {
    List<Integer> ranks = ranked.stream().map(Ranked::rank).filter(Objects::nonNull).toList();
    int largest = ranks.stream().mapToInt(Integer::intValue).max().orElse(0);
    return 1 + (ties == Ranking.Ties.DENSE ? largest : ranks.size());
  }
}
