package org.aceso.evaluation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bootstrap replicates of a value: how they are stored and summed up. */
public final class Replicates {
  private Replicates() {}

  /** Eight bytes each, big-endian. */
  static byte[] bytes(double[] replicates) {
    ByteBuffer buffer = ByteBuffer.allocate(replicates.length * Double.BYTES);
    for (double replicate : replicates) {
      buffer.putDouble(replicate);
    }
    return buffer.array();
  }

  /** What {@link #bytes} stored. */
  public static double[] parse(byte[] bytes) {
    double[] replicates = new double[bytes.length / Double.BYTES];
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(replicates);
    return replicates;
  }

  /**
   * The q-quantile of the defined replicates: the smallest of them with at least a share q at or
   * below it (R's type 1, which never makes a value up); NaN when none is defined.
   */
  public static double quantile(double[] replicates, double q) {
    double[] sorted =
        Arrays.stream(replicates).filter(one -> !Double.isNaN(one)).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(q * sorted.length) - 1;
    return sorted[Math.max(0, index)];
  }
}
