package org.aceso.metrics.classification.multiclass;

import java.util.List;
import org.aceso.metrics.ScoreOrder;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** See {@link ClassProbabilityMetrics#handTill}. */
record HandTill(int classes) implements Metric<ClassProbabilities> {

  @Override
  public MetricInfo info() {
    return MetricInfo.of(
        "hand_till_auroc", "AUROC over pairs of classes (Hand and Till)", Better.HIGHER, 0, 1);
  }

  @Override
  public Scorer prepare(List<ClassProbabilities> inCaseOrder) {
    int[] truths = inCaseOrder.stream().mapToInt(ClassProbabilities::truth).toArray();
    int[][] groups = new int[classes][];
    int[][] orders = new int[classes][];
    for (int i = 0; i < classes; i++) {
      int label = i;
      groups[i] =
          ScoreOrder.groups(
              inCaseOrder.stream().mapToDouble(one -> one.probabilities()[label]).toArray());
      orders[i] = ScoreOrder.inOrder(groups[i]);
    }
    return new Prepared(classes, truths, groups, orders);
  }

  /**
   * Cases ranked once for each class.
   *
   * @param groups for each class the group of equal probability of each case
   * @param orders for each class the cases, the largest probability first
   */
  private record Prepared(int classes, int[] truths, int[][] groups, int[][] orders)
      implements Scorer {

    @Override
    public double value(int[] counts) {
      long[] sizes = new long[classes];
      for (int i = 0; i < truths.length; i++) {
        sizes[truths[i]] += counts[i];
      }
      double sum = 0;
      long pairs = 0;
      for (int label = 0; label < classes; label++) {
        long[] halves = halves(label, counts);
        for (int other = 0; other < classes; other++) {
          if (other != label && sizes[label] > 0 && sizes[other] > 0) {
            sum += halves[other] / 2.0 / (sizes[label] * sizes[other]);
            pairs++;
          }
        }
      }
      return sum / pairs;
    }

    @Override
    public String undefinedReason() {
      return "one_class";
    }

    /**
     * For each other class, how often its cases have a smaller probability of this class than the
     * cases that are of it, twice, and an equal one, once.
     */
    private long[] halves(int label, int[] counts) {
      int[] order = orders[label];
      long[] halves = new long[classes];
      long above = 0;
      int done = 0;
      while (done < order.length) {
        int group = groups[label][order[done]];
        long within = 0;
        int end = done;
        for (; end < order.length && groups[label][order[end]] == group; end++) {
          within += truths[order[end]] == label ? counts[order[end]] : 0;
        }
        for (; done < end; done++) {
          halves[truths[order[done]]] += counts[order[done]] * (2 * above + within);
        }
        above += within;
      }
      return halves;
    }
  }
}
