package org.aceso.metrics.segmentation;

/**
 * Points of a box, one bit each: what a structure covers, or where its surface is. Rows along x
 * start at a word of their own, so that 64 points are looked at together.
 */
final class BitGrid {
  private static final int WORD = 6;

  private final int nx;
  private final int ny;
  private final int nz;
  private final int rowWords;
  private final long[] words;

  BitGrid(int nx, int ny, int nz) {
    this.nx = nx;
    this.ny = ny;
    this.nz = nz;
    this.rowWords = (nx + 63) >> WORD;
    this.words = new long[Math.multiplyExact(Math.multiplyExact(rowWords, ny), nz)];
  }

  /** The voxels of a box whose label is a member. */
  static BitGrid of(LabelMap map, VoxelBox box, boolean[] members) {
    BitGrid grid = new BitGrid(box.width(), box.height(), box.depth());
    for (int z = 0; z < grid.nz; z++) {
      for (int y = 0; y < grid.ny; y++) {
        int row = ((z + box.minZ()) * map.ny() + y + box.minY()) * map.nx() + box.minX();
        grid.fillRow(grid.row(y, z), map.labels(), row, members);
      }
    }
    return grid;
  }

  private void fillRow(int word, LabelArray labels, int row, boolean[] members) {
    int end = row + nx;
    int at = labels.nextLabelled(row, end);
    while (at < end) {
      int label = labels.get(at);
      if (label == 0) {
        at = labels.nextLabelled(at, end);
      } else {
        if (label < members.length && members[label]) {
          words[word + ((at - row) >> WORD)] |= 1L << (at - row);
        }
        at++;
      }
    }
  }

  int nx() {
    return nx;
  }

  int ny() {
    return ny;
  }

  int nz() {
    return nz;
  }

  /** The number of words of a row. */
  int rowWords() {
    return rowWords;
  }

  /** The place of the first word of a row. */
  int row(int y, int z) {
    return (z * ny + y) * rowWords;
  }

  long word(int index) {
    return words[index];
  }

  void setWord(int index, long bits) {
    words[index] = bits;
  }

  boolean isEmpty() {
    return isEmpty(0, words.length);
  }

  /** Whether a slice has no point. */
  boolean isEmptySlice(int z) {
    return isEmpty(row(0, z), row(0, z) + ny * rowWords);
  }

  boolean isEmptyRow(int y, int z) {
    return isEmpty(row(y, z), row(y, z) + rowWords);
  }

  private boolean isEmpty(int from, int to) {
    for (int i = from; i < to; i++) {
      if (words[i] != 0) {
        return false;
      }
    }
    return true;
  }

  long size() {
    return count(0, words.length);
  }

  /** The number of points of a slice. */
  int sliceSize(int z) {
    return (int) count(row(0, z), row(0, z) + ny * rowWords);
  }

  private long count(int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += Long.bitCount(words[i]);
    }
    return count;
  }

  /** The number of points that both have, of grids of one shape. */
  long common(BitGrid other) {
    long count = 0;
    for (int i = 0; i < words.length; i++) {
      count += Long.bitCount(words[i] & other.words[i]);
    }
    return count;
  }
}
