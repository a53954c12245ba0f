package org.aceso.metrics.detection;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.stream.IntStream;

/** All images of an evaluation, sorted once for all metrics. */
final class CocoTable {
  private final List<CocoImage> images;
  private final List<CocoClass> classes;

  private CocoTable(List<CocoImage> images, int classes) {
    this.images = images;
    this.classes =
        IntStream.range(0, classes).parallel().mapToObj(one -> CocoClass.of(images, one)).toList();
  }

  /** The curve of a class, or null when there is nothing to be found. */
  CocoCurve curve(int one, CocoSize size, int t, int mostDetections, int[] counts) {
    CocoClass all = classes.get(one);
    long truths = all.truths(size, counts);
    if (truths == 0) {
      return null;
    }
    CocoCurve curve = new CocoCurve(truths);
    int[] hits = all.hits()[size.place()];
    int[] ignored = all.ignored()[size.place()];
    int[] ranks = all.ranks();
    int done = 0;
    while (done < ranks.length) {
      int end = endOfRun(all.firsts(), done);
      for (int copy = counts[all.images()[done]]; copy > 0; copy--) {
        for (int d = done; d < end; d++) {
          if (ranks[d] < mostDetections && ((ignored[d] >> t) & 1) == 0) {
            add(curve, (hits[d] >> t) & 1);
          }
        }
      }
      done = end;
    }
    return curve;
  }

  private static void add(CocoCurve curve, int isHit) {
    if (isHit == 1) {
      curve.hit();
    } else {
      curve.miss();
    }
  }

  private static int endOfRun(int[] firsts, int start) {
    int end = start + 1;
    while (end < firsts.length && firsts[end] == start) {
      end++;
    }
    return end;
  }

  /**
   * Keeps the last table for the next metric, and nothing alive that nobody else holds. Images are
   * equal when they hold the same arrays, so that comparing lists is quick.
   */
  static final class Shared {
    private final int classes;
    private WeakReference<CocoTable> last = new WeakReference<>(null);

    Shared(int classes) {
      this.classes = classes;
    }

    synchronized CocoTable of(List<CocoImage> images) {
      CocoTable table = last.get();
      if (table == null || !table.images.equals(images)) {
        table = new CocoTable(images, classes);
        last = new WeakReference<>(table);
      }
      return table;
    }
  }
}
