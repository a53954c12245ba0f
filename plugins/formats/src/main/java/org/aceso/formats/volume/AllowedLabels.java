package org.aceso.formats.volume;

import java.util.BitSet;
import java.util.Collection;

/** The labels that an image may hold, among 0 to 65 535; 0 is background and always allowed. */
public final class AllowedLabels {
  /** The largest label that any image can hold. */
  public static final int LARGEST = 65_535;

  private static final int SHOWN = 20;

  private final BitSet labels;

  private AllowedLabels(BitSet labels) {
    this.labels = labels;
  }

  /**
   * These labels and the background.
   *
   * @throws IllegalArgumentException when a label is not in 0 to 65 535
   */
  public static AllowedLabels of(Collection<Integer> labels) {
    BitSet allowed = new BitSet();
    allowed.set(0);
    for (int label : labels) {
      if (label < 0 || label > LARGEST) {
        throw new IllegalArgumentException("no label of 0 to " + LARGEST + ": " + label);
      }
      allowed.set(label);
    }
    return new AllowedLabels(allowed);
  }

  /** All labels from 0 to the largest, such as numbers of instances. */
  public static AllowedLabels upTo(int largest) {
    BitSet allowed = new BitSet();
    allowed.set(0, Math.min(largest, LARGEST) + 1);
    return new AllowedLabels(allowed);
  }

  /** The largest one. */
  public int largest() {
    return labels.length() - 1;
  }

  boolean[] table() {
    boolean[] table = new boolean[labels.length()];
    labels.stream().forEach(label -> table[label] = true);
    return table;
  }

  /** For messages. */
  @Override
  public String toString() {
    if (labels.nextClearBit(0) == labels.length()) {
      return "0 to " + largest();
    }
    StringBuilder text = new StringBuilder();
    labels.stream()
        .limit(SHOWN)
        .forEach(label -> text.append(text.isEmpty() ? "" : ", ").append(label));
    return text + (labels.cardinality() > SHOWN ? " …" : "");
  }
}
