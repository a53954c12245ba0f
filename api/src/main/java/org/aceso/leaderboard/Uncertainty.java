package org.aceso.leaderboard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aceso.evaluation.Replicates;

/**
 * What the bootstrap says about ranks. Every replicate draws the same cases for all teams, so that
 * differences between teams are paired; in each, teams are ranked by their unrounded values, equal
 * ones sharing the better rank.
 */
final class Uncertainty {
  private static final double LOW = 0.025;
  private static final double HIGH = 0.975;

  private Uncertainty() {}

  /**
   * The uncertainty of one team's place.
   *
   * @param low 2.5 % point of its value
   * @param high 97.5 % point of its value
   * @param bestRank 2.5 % point of its rank
   * @param worstRank 97.5 % point of its rank
   * @param first share of replicates in which nobody is better
   *     <p>A baseline has no place: the last three are null.
   */
  record Interval(double low, double high, Integer bestRank, Integer worstRank, Double first) {}

  /** Of a baseline's value; empty when it has no replicates. */
  static Optional<Interval> alone(Entry baseline) {
    double[] values = Replicates.ascending(baseline.replicates());
    return values.length == 0
        ? Optional.empty()
        : Optional.of(
            new Interval(
                Replicates.quantile(values, LOW),
                Replicates.quantile(values, HIGH),
                null,
                null,
                null));
  }

  /** One interval an entry; empty when not all entries have the same number of replicates. */
  static List<Interval> of(List<Entry> entries, Policy policy) {
    int count = entries.isEmpty() ? 0 : entries.get(0).replicates().length;
    if (count == 0 || entries.stream().anyMatch(entry -> entry.replicates().length != count)) {
      return List.of();
    }
    int[][] ranks = ranks(entries, policy, count);
    return IntStream.range(0, entries.size())
        .mapToObj(team -> interval(entries.get(team), ranks[team]))
        .toList();
  }

  /**
   * Groups in rank order: a team starts a new group when the 2.5 % point of the difference between
   * the group's first and it is above 0, that is when it is worse in more than 97.5 % of
   * replicates.
   */
  static int[] groups(List<Entry> inRankOrder, Policy policy) {
    int[] groups = new int[inRankOrder.size()];
    int first = 0;
    int group = 1;
    for (int i = 0; i < groups.length; i++) {
      if (isWorse(inRankOrder.get(i), inRankOrder.get(first), policy)) {
        first = i;
        group++;
      }
      groups[i] = group;
    }
    return groups;
  }

  private static boolean isWorse(Entry entry, Entry first, Policy policy) {
    int replicates = entry.replicates().length;
    int notAbove = 0;
    for (int b = 0; b < replicates; b++) {
      boolean above = policy.gain(first.replicates()[b]) > policy.gain(entry.replicates()[b]);
      notAbove += above ? 0 : 1;
    }
    // The quantile stands behind all that are not above 0, without sorting them.
    return replicates > 0 && notAbove <= Replicates.index(replicates, LOW);
  }

  private static int[][] ranks(List<Entry> entries, Policy policy, int count) {
    int[][] ranks = new int[entries.size()][count];
    double[] gains = new double[entries.size()];
    for (int b = 0; b < count; b++) {
      for (int team = 0; team < gains.length; team++) {
        gains[team] = policy.gain(entries.get(team).replicates()[b]);
      }
      double[] sorted = gains.clone();
      Arrays.sort(sorted);
      for (int team = 0; team < gains.length; team++) {
        ranks[team][b] = 1 + above(sorted, gains[team]);
      }
    }
    return ranks;
  }

  /** How many of the ascending values are larger. */
  private static int above(double[] ascending, double value) {
    int low = 0;
    int high = ascending.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ascending[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return ascending.length - low;
  }

  private static Interval interval(Entry entry, int[] ranks) {
    double[] values = Replicates.ascending(entry.replicates());
    int[] places = ranks.clone();
    Arrays.sort(places);
    long first = Arrays.stream(ranks).filter(rank -> rank == 1).count();
    return new Interval(
        Replicates.quantile(values, LOW),
        Replicates.quantile(values, HIGH),
        places[Replicates.index(places.length, LOW)],
        places[Replicates.index(places.length, HIGH)],
        (double) first / ranks.length);
  }
}
