package org.aceso.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.evaluation.Replicates;

/**
 * What the bootstrap says about ranks. Every replicate draws the same cases for all teams, so that
 * differences between teams are paired; in each, teams are ranked by their unrounded values, equal
 * ones sharing the better rank.
 *
 * <p>It is never changed. A board mostly differs from the one before by one entry: then ranks are
 * not counted anew, but go up or down by what came and went.
 */
final class Uncertainty {
  /** Says nothing of anybody. */
  static final Uncertainty NONE = new Uncertainty(Map.of());

  private final Map<String, Row> rows;

  private Uncertainty(Map<String, Row> rows) {
    this.rows = rows;
  }

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

  /** The gains of an evaluation, and its rank in each replicate. */
  private record Row(Resampled resampled, int[] ranks) {}

  /** Of a baseline's value; empty when it has no replicates. */
  static Optional<Interval> alone(Entry baseline) {
    Resampled found = baseline.resampled();
    return Double.isNaN(found.low())
        ? Optional.empty()
        : Optional.of(new Interval(found.low(), found.high(), null, null, null));
  }

  /** Of entries that compete; nothing when not all have the same number of replicates. */
  static Uncertainty of(List<Entry> competing) {
    return NONE.next(competing);
  }

  /** The same as {@link #of}, whatever this one is of. */
  Uncertainty next(List<Entry> competing) {
    int count = competing.isEmpty() ? 0 : competing.get(0).resampled().count();
    if (count == 0 || competing.stream().anyMatch(one -> one.resampled().count() != count)) {
      return NONE;
    }
    List<Resampled> gone = new ArrayList<>();
    List<Resampled> come = new ArrayList<>();
    Map<String, Resampled> now = new LinkedHashMap<>();
    for (Entry entry : competing) {
      now.put(entry.evaluationId(), entry.resampled());
      if (!holds(entry.evaluationId(), entry.resampled())) {
        come.add(entry.resampled());
      }
    }
    rows.forEach(
        (id, row) -> {
          if (!row.resampled().equals(now.get(id))) {
            gone.add(row.resampled());
          }
        });
    boolean isOther = 4 * (gone.size() + come.size()) > now.size();
    return new Uncertainty(isOther ? counted(now, count) : moved(now, gone, come));
  }

  private boolean holds(String evaluation, Resampled resampled) {
    Row row = rows.get(evaluation);
    return row != null && row.resampled().equals(resampled);
  }

  private Map<String, Row> moved(
      Map<String, Resampled> now, List<Resampled> gone, List<Resampled> come) {
    Map<String, Row> moved = new LinkedHashMap<>();
    now.forEach(
        (id, resampled) -> {
          int[] ranks = new int[resampled.count()];
          if (holds(id, resampled)) {
            System.arraycopy(rows.get(id).ranks(), 0, ranks, 0, ranks.length);
            gone.forEach(one -> move(ranks, resampled, one, -1));
            come.forEach(one -> move(ranks, resampled, one, 1));
          } else {
            Arrays.fill(ranks, 1);
            now.values().forEach(one -> move(ranks, resampled, one, 1));
          }
          moved.put(id, new Row(resampled, ranks));
        });
    return moved;
  }

  /** Moves ranks by one wherever another is better. */
  private static void move(int[] ranks, Resampled own, Resampled other, int by) {
    double[] mine = own.gains();
    double[] theirs = other.gains();
    for (int b = 0; b < ranks.length; b++) {
      ranks[b] += theirs[b] > mine[b] ? by : 0;
    }
  }

  private static Map<String, Row> counted(Map<String, Resampled> now, int count) {
    Map<String, Row> counted = new LinkedHashMap<>();
    now.forEach((id, resampled) -> counted.put(id, new Row(resampled, new int[count])));
    List<Row> all = List.copyOf(counted.values());
    double[] sorted = new double[all.size()];
    for (int b = 0; b < count; b++) {
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = all.get(i).resampled().gains()[b];
      }
      Arrays.sort(sorted);
      for (Row row : all) {
        row.ranks()[b] = 1 + above(sorted, row.resampled().gains()[b]);
      }
    }
    return counted;
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

  /** Of one entry; empty when nothing is known. */
  Optional<Interval> of(Entry entry) {
    return Optional.ofNullable(rows.get(entry.evaluationId())).map(this::interval);
  }

  private Interval interval(Row row) {
    int[] ranks = row.ranks();
    int[] times = new int[rows.size() + 1];
    for (int rank : ranks) {
      times[rank]++;
    }
    return new Interval(
        row.resampled().low(),
        row.resampled().high(),
        quantile(times, Replicates.index(ranks.length, Resampled.LOW)),
        quantile(times, Replicates.index(ranks.length, Resampled.HIGH)),
        (double) times[1] / ranks.length);
  }

  /** The rank that stands at an index of all, when each stands there so many times. */
  private static int quantile(int[] times, int index) {
    int rank = 0;
    for (int before = 0; before <= index; before += times[rank]) {
      rank++;
    }
    return rank;
  }

  /**
   * Groups in rank order: a team starts a new group when the 2.5 % point of the difference between
   * the group's first and it is above 0, that is when it is worse in more than 97.5 % of
   * replicates.
   */
  static int[] groups(List<Entry> inRankOrder) {
    int[] groups = new int[inRankOrder.size()];
    int first = 0;
    int group = 1;
    for (int i = 0; i < groups.length; i++) {
      if (isWorse(inRankOrder.get(i).resampled(), inRankOrder.get(first).resampled())) {
        first = i;
        group++;
      }
      groups[i] = group;
    }
    return groups;
  }

  private static boolean isWorse(Resampled one, Resampled first) {
    int notAbove = 0;
    for (int b = 0; b < one.count(); b++) {
      notAbove += first.gains()[b] > one.gains()[b] ? 0 : 1;
    }
    // The quantile stands behind all that are not above 0, without sorting them.
    return one.count() > 0 && notAbove <= Replicates.index(one.count(), Resampled.LOW);
  }
}
