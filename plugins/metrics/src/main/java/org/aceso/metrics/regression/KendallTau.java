package org.aceso.metrics.regression;

import java.util.stream.IntStream;
import org.aceso.metrics.CountTree;

/**
 * Kendall's tau-b: (C - D) / √((n₀ - n₁)(n₀ - n₂)), with C concordant and D discordant pairs, n₀
 * all pairs, n₁ and n₂ those tied in the truth or in the prediction; -1 to 1, NaN when all truths
 * or all predictions are tied. (M. G. Kendall, Biometrika 33 (1945) 239-251.) Takes n log n steps.
 */
final class KendallTau {
  private final PairRanks ranks;

  /** The pairs by the place of their truth. */
  private final int[] order;

  KendallTau(PairRanks ranks) {
    this.ranks = ranks;
    int[] truth = ranks.truth();
    int[] starts = new int[ranks.truths() + 1];
    for (int place : truth) {
      starts[place + 1]++;
    }
    for (int place = 0; place < ranks.truths(); place++) {
      starts[place + 1] += starts[place];
    }
    order = new int[truth.length];
    IntStream.range(0, truth.length).forEach(i -> order[starts[truth[i]]++] = i);
  }

  double value(int[] counts) {
    long total = IntStream.of(counts).asLongStream().sum();
    long all = total * (total - 1) / 2;
    long byTruth = all - tied(PairRanks.tally(ranks.truth(), ranks.truths(), counts));
    long byPrediction = all - tied(PairRanks.tally(ranks.predicted(), ranks.predictions(), counts));
    if (byTruth == 0 || byPrediction == 0) {
      return Double.NaN;
    }
    double tau = surplus(counts) / Math.sqrt((double) byTruth * byPrediction);
    return Math.max(-1, Math.min(1, tau));
  }

  /** Concordant minus discordant pairs. */
  private long surplus(int[] counts) {
    CountTree seen = new CountTree(ranks.predictions());
    long surplus = 0;
    int done = 0;
    while (done < order.length) {
      int end = done;
      int truth = ranks.truth()[order[done]];
      for (; end < order.length && ranks.truth()[order[end]] == truth; end++) {
        int place = ranks.predicted()[order[end]];
        long below = seen.below(place);
        long above = seen.total() - below - seen.at(place);
        surplus += counts[order[end]] * (below - above);
      }
      for (; done < end; done++) {
        seen.add(ranks.predicted()[order[done]], counts[order[done]]);
      }
    }
    return surplus;
  }

  private static long tied(long[] tally) {
    long pairs = 0;
    for (long count : tally) {
      pairs += count * (count - 1) / 2;
    }
    return pairs;
  }
}
