package org.aceso.metrics;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Scores spread over buckets of equal width from the highest score down, each of which is then
 * sorted within the cache. A bucket follows from its score alone, and never rises with it.
 */
final class ScoreBuckets {
  /** What a bucket holds when the scores are evenly distributed. */
  private static final int USUAL_FILL = 512;

  private static final int MOST_BUCKETS = 1 << 12;

  /** How many buckets are sorted in a row. */
  private static final int BATCH = 16;

  /** Scores are spread in chunks of this size, and fewer are not worth another thread. */
  private static final int CHUNK = 1 << 16;

  private final double[] scores;
  private final int size;
  private final int chunks;
  private final int buckets;
  private final double halfMost;
  private final double scale;

  /** Bits of the scores, see {@link #descendingKey}, bucket by bucket. */
  private final long[] keys;

  /** Which score each key is of. */
  private final int[] owners;

  /** Where each bucket starts, and the end of the last. */
  private final int[] starts;

  ScoreBuckets(double[] scores) {
    this.scores = scores;
    size = scores.length;
    chunks = (size + CHUNK - 1) / CHUNK;
    buckets = Math.max(1, Math.min(MOST_BUCKETS, size / USUAL_FILL));
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      least = Math.min(least, score);
      most = Math.max(most, score);
    }
    // Halves, because the difference of two finite scores may be infinite.
    halfMost = most / 2;
    scale = Math.min(Double.MAX_VALUE, buckets / (halfMost - least / 2));
    keys = new long[size];
    owners = new int[size];
    starts = spread();
  }

  /** See {@link ScoreOrder#groups}. */
  int[] groups() {
    int[] first = new int[buckets + 1];
    int batches = (buckets + BATCH - 1) / BATCH;
    forEach(batches, batch -> sort(batch, first));
    for (int bucket = 0; bucket < buckets; bucket++) {
      first[bucket + 1] += first[bucket];
    }
    int[] groups = new int[size];
    forEach(batches, batch -> number(batch, first, groups));
    return groups;
  }

  private int[] spread() {
    int[][] places = new int[chunks][buckets];
    forEach(chunks, chunk -> count(chunk, places[chunk]));
    int[] found = new int[buckets + 1];
    int start = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      found[bucket] = start;
      for (int[] ofChunk : places) {
        int count = ofChunk[bucket];
        ofChunk[bucket] = start;
        start += count;
      }
    }
    found[buckets] = start;
    forEach(chunks, chunk -> place(chunk, places[chunk]));
    return found;
  }

  private void count(int chunk, int[] counts) {
    int end = end(chunk);
    for (int i = chunk * CHUNK; i < end; i++) {
      counts[bucket(scores[i])]++;
    }
  }

  private void place(int chunk, int[] places) {
    int end = end(chunk);
    for (int i = chunk * CHUNK; i < end; i++) {
      int place = places[bucket(scores[i])]++;
      keys[place] = descendingKey(scores[i]);
      owners[place] = i;
    }
  }

  private int end(int chunk) {
    return Math.min(size, chunk * CHUNK + CHUNK);
  }

  /** Every step of it is monotone even when it is rounded, and an infinity is cut. */
  private int bucket(double score) {
    return Math.min(buckets - 1, (int) ((halfMost - score / 2) * scale));
  }

  /** Sorts some buckets and notes, one place further on, how many distinct scores each holds. */
  private void sort(int batch, int[] distinct) {
    KeySort sort = new KeySort(keys, owners);
    for (int bucket = batch * BATCH; bucket < afterBatch(batch); bucket++) {
      int start = starts[bucket];
      int end = starts[bucket + 1];
      sort.sort(start, end);
      int found = start == end ? 0 : 1;
      for (int i = start + 1; i < end; i++) {
        found += keys[i] == keys[i - 1] ? 0 : 1;
      }
      distinct[bucket + 1] = found;
    }
  }

  private void number(int batch, int[] first, int[] groups) {
    for (int bucket = batch * BATCH; bucket < afterBatch(batch); bucket++) {
      int start = starts[bucket];
      int group = first[bucket];
      for (int i = start; i < starts[bucket + 1]; i++) {
        group += i == start || keys[i] == keys[i - 1] ? 0 : 1;
        groups[owners[i]] = group;
      }
    }
  }

  private int afterBatch(int batch) {
    return Math.min(buckets, batch * BATCH + BATCH);
  }

  private void forEach(int count, IntConsumer action) {
    IntStream all = IntStream.range(0, count);
    (chunks > 1 ? all.parallel() : all).forEach(action);
  }

  /** Bits whose signed order is the descending order of the scores. */
  private static long descendingKey(double score) {
    // Adding 0.0 turns -0.0 into 0.0 and leaves every other number alone.
    long bits = Double.doubleToRawLongBits(score + 0.0);
    return ~(bits ^ ((bits >> 63) >>> 1));
  }
}
