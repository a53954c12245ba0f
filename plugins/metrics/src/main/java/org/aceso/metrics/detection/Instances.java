package org.aceso.metrics.detection;

import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The instances of one image as runs of pixels, which are numbered in any order that truth and
 * prediction share. No pixel belongs to two instances.
 *
 * @param classes the class of each instance, from 0
 * @param starts by instance and run the first pixel
 * @param ends by instance and run the pixel after the last
 */
public record Instances(int[] classes, int[][] starts, int[][] ends) implements InstanceSet {
  /** No instance at all. */
  public static final Instances NONE = new Instances(new int[0], new int[0][], new int[0][]);

  /** A run of an instance. */
  record Run(int start, int end, int instance) {}

  /** A predicted and a true instance with common pixels. */
  record Pair(int predicted, int truth) implements Comparable<Pair> {

    @Override
    public int compareTo(Pair other) {
      int byTruth = Integer.compare(truth, other.truth);
      return byTruth != 0 ? byTruth : Integer.compare(predicted, other.predicted);
    }
  }

  /** How many there are. */
  @Override
  public int size() {
    return classes.length;
  }

  @Override
  public long area(int instance) {
    long area = 0;
    for (int run = 0; run < starts[instance].length; run++) {
      area += ends[instance][run] - starts[instance][run];
    }
    return area;
  }

  /** Two instances that share a pixel, the first such in the order of pixels; null for none. */
  public int[] firstOverlap() {
    Run[] runs = runs();
    for (int next = 1; next < runs.length; next++) {
      if (runs[next].start < runs[next - 1].end) {
        return new int[] {runs[next - 1].instance, runs[next].instance};
      }
    }
    return null;
  }

  /** How many pixels each pair shares, those of none being left out. */
  SortedMap<Pair, Long> sharedWith(Instances truth) {
    SortedMap<Pair, Long> shared = new TreeMap<>();
    Run[] own = runs();
    Run[] others = truth.runs();
    int i = 0;
    int j = 0;
    while (i < own.length && j < others.length) {
      int pixels = Math.min(own[i].end, others[j].end) - Math.max(own[i].start, others[j].start);
      if (pixels > 0) {
        shared.merge(new Pair(own[i].instance, others[j].instance), (long) pixels, Long::sum);
      }
      if (own[i].end < others[j].end) {
        i++;
      } else {
        j++;
      }
    }
    return shared;
  }

  private Run[] runs() {
    return IntStream.range(0, size())
        .boxed()
        .flatMap(
            one ->
                IntStream.range(0, starts[one].length)
                    .mapToObj(run -> new Run(starts[one][run], ends[one][run], one)))
        .sorted(Comparator.comparingInt(Run::start))
        .toArray(Run[]::new);
  }
}
