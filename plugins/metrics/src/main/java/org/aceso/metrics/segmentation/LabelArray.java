package org.aceso.metrics.segmentation;

import java.util.Arrays;

/** Labels from 0 to 65 535 in one or two bytes each. */
public interface LabelArray {

  /** How many there are. */
  int length();

  /** The label at a place. */
  int get(int index);

  /** The first place from {@code from} on whose label is not 0, at most {@code to}. */
  int nextLabelled(int from, int to);

  /** Labels of 0 to 255; the array is not copied. */
  static LabelArray of(byte[] labels) {
    return new Bytes(labels);
  }

  /** Labels of 0 to 65 535; the array is not copied. */
  static LabelArray of(short[] labels) {
    return new Shorts(labels);
  }

  /** One byte a label. */
  record Bytes(byte[] labels) implements LabelArray {
    private static final byte[] BACKGROUND = new byte[BackgroundRun.BLOCK];

    @Override
    public int length() {
      return labels.length;
    }

    @Override
    public int get(int index) {
      return labels[index] & 0xFF;
    }

    @Override
    public int nextLabelled(int from, int to) {
      return BackgroundRun.end(
          from, to, (at, n) -> Arrays.mismatch(labels, at, at + n, BACKGROUND, 0, n));
    }
  }

  /** Two bytes a label. */
  record Shorts(short[] labels) implements LabelArray {
    private static final short[] BACKGROUND = new short[BackgroundRun.BLOCK];

    @Override
    public int length() {
      return labels.length;
    }

    @Override
    public int get(int index) {
      return labels[index] & 0xFFFF;
    }

    @Override
    public int nextLabelled(int from, int to) {
      return BackgroundRun.end(
          from, to, (at, n) -> Arrays.mismatch(labels, at, at + n, BACKGROUND, 0, n));
    }
  }
}
