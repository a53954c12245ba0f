package org.aceso.metrics.segmentation;

/**
 * The voxels of a structure with a face neighbour outside of it. What lies outside the image is
 * outside the structure, so that voxels at the rim of the image are border, too. (The erosion of
 * MedPy and MetricsReloaded with one 6-neighbourhood; 4 neighbours in an image of one slice.)
 */
final class Border {
  private final BitGrid mask;
  private final boolean flat;

  private Border(BitGrid mask, boolean flat) {
    this.mask = mask;
    this.flat = flat;
  }

  /**
   * @param mask the structure, within any box that holds it
   * @param flat whether the image has one slice, whose voxels have no neighbours along z
   */
  static BitGrid of(BitGrid mask, boolean flat) {
    return new Border(mask, flat).compute();
  }

  private BitGrid compute() {
    BitGrid border = new BitGrid(mask.nx(), mask.ny(), mask.nz());
    for (int z = 0; z < mask.nz(); z++) {
      for (int y = 0; y < mask.ny(); y++) {
        for (int word = 0; word < mask.rowWords(); word++) {
          long own = mask.word(mask.row(y, z) + word);
          if (own != 0) {
            border.setWord(border.row(y, z) + word, own & ~inner(y, z, word, own));
          }
        }
      }
    }
    return border;
  }

  /** The bits whose neighbours are all inside. */
  private long inner(int y, int z, int word, long own) {
    int at = mask.row(y, z) + word;
    long left = own << 1 | (word > 0 ? mask.word(at - 1) >>> 63 : 0);
    long right = own >>> 1 | (word + 1 < mask.rowWords() ? mask.word(at + 1) << 63 : 0);
    long across = left & right & at(y - 1, z, word) & at(y + 1, z, word);
    return flat ? across : across & at(y, z - 1, word) & at(y, z + 1, word);
  }

  private long at(int y, int z, int word) {
    boolean outside = y < 0 || y >= mask.ny() || z < 0 || z >= mask.nz();
    return outside ? 0 : mask.word(mask.row(y, z) + word);
  }
}
