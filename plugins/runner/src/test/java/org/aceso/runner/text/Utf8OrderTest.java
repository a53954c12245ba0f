package org.aceso.runner.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8OrderTest {

  @Test
  void compare_isTheOrderOfUtf8Bytes() {
    long seed = 11;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String a = text(random);
      String b = text(random);
      int bytes =
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      assertEquals(
          Integer.signum(bytes),
          Integer.signum(Utf8Order.INSTANCE.compare(a, b)),
          () -> "seed " + seed + ": " + a + " and " + b);
    }
  }

  private static String text(Random random) {
    int[] alphabet = {'a', 'b', 0x7F, 0xE9, 0x7FF, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }
}
