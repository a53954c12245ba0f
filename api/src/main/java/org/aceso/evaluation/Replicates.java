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

  /** The defined replicates in ascending order. */
  public static double[] ascending(double[] replicates) {
    return Arrays.stream(replicates).filter(one -> !Double.isNaN(one)).sorted().toArray();
  }

  /**
   * The q-quantile of ascending values: the smallest of them with at least a share q at or below it
   * (R's type 1, which never makes a value up); NaN when there is none.
   */
  public static double quantile(double[] ascending, double q) {
    return ascending.length == 0 ? Double.NaN : ascending[index(ascending.length, q)];
  }

  /** Where the q-quantile stands among this many ascending values, at least one. */
  public static int index(int count, double q) {
    return Math.max(0, (int) Math.ceil(q * count) - 1);
  }
}
