package org.aceso.formats.volume;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Takes the voxels of an image in their order, and notes down those that are no allowed label. Its
 * arrays grow with what arrives: a header that promises more than the file holds costs nothing.
 */
public final class LabelCollector {
  private static final int FIRST_VOXELS = 1 << 20;

  private final VoxelGeometry geometry;
  private final AllowedLabels allowed;
  private final boolean[] table;
  private byte[] bytes;
  private short[] shorts;
  private int size;
  private final Faults faults = new Faults();

  /** A collector for the voxels of one image. */
  public LabelCollector(VoxelGeometry geometry, AllowedLabels allowed) {
    this.geometry = geometry;
    this.allowed = allowed;
    this.table = allowed.table();
    int first = Math.min(geometry.voxels(), FIRST_VOXELS);
    this.bytes = allowed.largest() > 255 ? null : new byte[first];
    this.shorts = allowed.largest() > 255 ? new short[first] : null;
  }

  /** How many voxels have arrived. */
  public int size() {
    return size;
  }

  /** Takes voxels of label 0. */
  public void addBackground(int voxels) {
    grow(voxels);
    size += voxels;
  }

  /** Takes labels of 0 to 255, one in each byte. */
  public void add(byte[] labels, int from, int voxels) {
    grow(voxels);
    for (int i = 0; i < voxels; i++) {
      int label = labels[from + i] & 0xFF;
      if (label >= table.length || !table[label]) {
        faults.unknown(label, size + i);
      } else if (bytes != null) {
        bytes[size + i] = (byte) label;
      } else {
        shorts[size + i] = (short) label;
      }
    }
    size += voxels;
  }

  /** Takes numbers, each of which has to be a label. */
  public void add(double[] numbers, int voxels) {
    grow(voxels);
    for (int i = 0; i < voxels; i++) {
      double number = numbers[i];
      int label = (int) number;
      if (label != number || label < 0 || label >= table.length || !table[label]) {
        faults.number(number, size + i);
      } else if (bytes != null) {
        bytes[size + i] = (byte) label;
      } else {
        shorts[size + i] = (short) label;
      }
    }
    size += voxels;
  }

  private void grow(int voxels) {
    int wanted = Math.addExact(size, voxels);
    int capacity = bytes == null ? shorts.length : bytes.length;
    if (wanted > capacity) {
      int larger = (int) Math.min(geometry.voxels(), Math.max(wanted, capacity * 2L));
      if (bytes == null) {
        shorts = Arrays.copyOf(shorts, larger);
      } else {
        bytes = Arrays.copyOf(bytes, larger);
      }
    }
  }

  /** Reports what was wrong with voxels: each unknown label once, with its first place. */
  public void report(Location at, Issues issues) {
    faults.report(at.inField("voxels"), issues);
  }

  /** The image; all its voxels must have arrived. */
  public LabelVolume volume() {
    return new LabelVolume(geometry, bytes, shorts);
  }

  /** What is wrong, by label, with the first place and the number of voxels. */
  private final class Faults {
    private final SortedMap<Double, int[]> unknown = new TreeMap<>();
    private final int[] fractions = {-1, 0};
    private final int[] infinities = {-1, 0};

    void unknown(double label, int index) {
      // A hundred labels say enough; the rest would cost memory by the voxel.
      if (unknown.size() < 100 || unknown.containsKey(label)) {
        note(unknown.computeIfAbsent(label, any -> new int[] {-1, 0}), index);
      }
    }

    void number(double number, int index) {
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        note(infinities, index);
      } else if (number != Math.rint(number)) {
        note(fractions, index);
      } else {
        unknown(number, index);
      }
    }

    private void note(int[] fault, int index) {
      if (fault[1]++ == 0) {
        fault[0] = index;
      }
    }

    void report(Location at, Issues issues) {
      report("not_finite", "voxels that are NaN or infinite", infinities, at, issues);
      report("fractional_label", "voxels that are no whole numbers", fractions, at, issues);
      unknown.forEach(
          (label, fault) ->
              report(
                  "unknown_label",
                  "voxels of label " + VoxelGeometry.text(new double[] {label}),
                  fault,
                  at,
                  issues));
    }

    private void report(String code, String what, int[] fault, Location at, Issues issues) {
      if (fault[1] > 0) {
        issues.error(
            code,
            fault[1]
                + " "
                + what
                + ", the first at "
                + geometry.place(fault[0])
                + ": labels are "
                + allowed,
            at);
      }
    }
  }
}
