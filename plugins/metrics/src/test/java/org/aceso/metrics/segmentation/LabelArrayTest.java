package org.aceso.metrics.segmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class LabelArrayTest {
  private static final int MOST = Integer.MAX_VALUE - 8;

  @Test
  void nextLabelled_isFoundInAnyBlock() {
    byte[] bytes = new byte[10_000];
    short[] shorts = new short[10_000];
    for (int place : new int[] {0, 1, 4_095, 4_096, 8_192, 9_999}) {
      bytes[place] = (byte) 200;
      shorts[place] = (short) 60_000;
    }
    for (LabelArray labels : new LabelArray[] {LabelArray.of(bytes), LabelArray.of(shorts)}) {
      assertEquals(0, labels.nextLabelled(0, 10_000));
      assertEquals(4_095, labels.nextLabelled(2, 10_000));
      assertEquals(4_000, labels.nextLabelled(2, 4_000));
      assertEquals(9_999, labels.nextLabelled(8_193, 10_000));
      assertEquals(7, labels.nextLabelled(7, 7));
    }
  }

  /** The arrays of such images are too large for a test: what is asked of them is not. */
  @Test
  void blocks_endWithTheLargestImage() {
    int from = MOST - 10_000;
    int end =
        BackgroundRun.end(
            from,
            MOST,
            (at, size) -> {
              assertTrue(at >= from && size >= 1 && size <= MOST - at, () -> at + " " + size);
              return -1;
            });
    assertEquals(MOST, end);
    assertEquals(
        MOST - 1, BackgroundRun.end(from, MOST, (at, size) -> at + size == MOST ? size - 1 : -1));
  }
}
