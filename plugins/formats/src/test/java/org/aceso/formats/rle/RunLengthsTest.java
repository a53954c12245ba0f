package org.aceso.formats.rle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.aceso.formats.rle.RunLengths.Malformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RunLengthsTest {
  private static final int PIXELS = 100;

  @Test
  void runs_areThoseOfAMask() throws Malformed {
    Random random = new Random(20_261_128);
    for (int round = 0; round < 2_000; round++) {
      boolean[] mask = new boolean[PIXELS];
      for (int pixel = 0; pixel < PIXELS; pixel++) {
        mask[pixel] = random.nextInt(3) > 0;
      }
      RunLengths runs = RunLengths.parse(text(mask), PIXELS);
      boolean[] read = new boolean[PIXELS];
      for (int run = 0; run < runs.starts().length; run++) {
        for (int pixel = runs.starts()[run]; pixel < runs.ends()[run]; pixel++) {
          read[pixel] = true;
        }
      }
      assertArrayEquals(mask, read);
    }
  }

  @Test
  void touchingRuns_areTwoRuns() throws Malformed {
    assertArrayEquals(new int[] {0, 3}, RunLengths.parse("1 3 4 2", PIXELS).starts());
    assertArrayEquals(new int[] {99}, RunLengths.parse("100 1", PIXELS).starts());
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "1 3 7,rle_odd_count",
        "7,rle_odd_count",
        "1 0,rle_empty_run",
        "0 3,rle_outside_image",
        "101 1,rle_outside_image",
        "99 3,rle_outside_image",
        "5 3 7 1,rle_not_rising",
        "5 3 1 2,rle_not_rising",
        "1 x,rle_not_a_number",
        "1.0 2,rle_not_a_number",
        "-1 2,rle_not_a_number",
        "1  2,rle_not_a_number",
        " 1 2,rle_not_a_number",
        "1 2 ,rle_not_a_number",
        "1 ,rle_not_a_number",
        "99999999999999999999 1,rle_not_a_number",
        "999999999999999999 1,rle_outside_image",
        "1 999999999999999999,rle_outside_image"
      })
  void badText_hasItsCode(String text, String code) {
    assertEquals(code, assertThrows(Malformed.class, () -> RunLengths.parse(text, PIXELS)).code());
  }

  @Test
  void randomText_neverFailsOtherwise() {
    Random random = new Random(1);
    int good = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        text.append("0123456789   -x".charAt(random.nextInt(15)));
      }
      try {
        RunLengths.parse(text.toString(), PIXELS);
        good++;
      } catch (Malformed e) {
        assertTrue(e.code().startsWith("rle_"));
      }
    }
    assertTrue(good > 0);
  }

  private static String text(boolean[] mask) {
    StringBuilder text = new StringBuilder();
    int pixel = 0;
    while (pixel < mask.length) {
      int end = pixel;
      while (end < mask.length && mask[end]) {
        end++;
      }
      if (end > pixel) {
        text.append(text.length() == 0 ? "" : " ")
            .append(pixel + 1)
            .append(' ')
            .append(end - pixel);
      }
      pixel = Math.max(end, pixel + 1);
    }
    return text.toString();
  }
}
