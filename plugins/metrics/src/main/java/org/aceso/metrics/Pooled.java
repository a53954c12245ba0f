package org.aceso.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric of the parts of all cases put together, such as the hours of all stays or the epochs of
 * all nights. A case that is there twice brings its parts twice: cases are resampled, never parts.
 * The value of one case is that of its own parts.
 *
 * @param <O> one case
 * @param <E> one part
 */
public final class Pooled<O, E> implements Metric<O> {
  private final Metric<E> metric;
  private final Function<? super O, List<E>> parts;

  private Pooled(Metric<E> metric, Function<? super O, List<E>> parts) {
    this.metric = metric;
    this.parts = parts;
  }

  /**
   * A metric of cases from one of their parts.
   *
   * @param metric of parts
   * @param parts of a case, possibly none
   */
  public static <O, E> Pooled<O, E> of(Metric<E> metric, Function<? super O, List<E>> parts) {
    return new Pooled<>(metric, parts);
  }

  @Override
  public MetricInfo info() {
    return metric.info();
  }

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    List<E> all = new ArrayList<>();
    int[] ends = new int[inCaseOrder.size()];
    for (int i = 0; i < ends.length; i++) {
      all.addAll(parts.apply(inCaseOrder.get(i)));
      ends[i] = all.size();
    }
    return all.isEmpty()
        ? new Nothing()
        : new PooledScorer(metric.prepare(Collections.unmodifiableList(all)), ends);
  }

  @Override
  public OptionalDouble perCase(O observation) {
    List<E> own = parts.apply(observation);
    if (own.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = metric.prepare(Collections.unmodifiableList(own)).value(ones(own.size()));
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static int[] ones(int size) {
    int[] ones = new int[size];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** No case has a part. */
  private record Nothing() implements Scorer {
    @Override
    public double value(int[] counts) {
      return Double.NaN;
    }

    @Override
    public String undefinedReason() {
      return "empty";
    }
  }

  /**
   * Counts of cases as counts of their parts.
   *
   * @param ends where the parts of each case end
   */
  private record PooledScorer(Scorer scorer, int[] ends) implements Scorer {
    @Override
    public double value(int[] counts) {
      int[] ofParts = new int[ends[ends.length - 1]];
      int start = 0;
      boolean any = false;
      for (int i = 0; i < ends.length; i++) {
        Arrays.fill(ofParts, start, ends[i], counts[i]);
        any |= counts[i] > 0 && ends[i] > start;
        start = ends[i];
      }
      return any ? scorer.value(ofParts) : Double.NaN;
    }

    @Override
    public String undefinedReason() {
      return scorer.undefinedReason();
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      return scorer.parts();
    }

    @Override
    public List<Curve> curves() {
      return scorer.curves();
    }
  }
}
