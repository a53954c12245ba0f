package org.aceso.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class Utf8Test {
  private static final long SEED = 20_261_124;

  @Test
  void everySequenceOfThreeBytes_isJudgedAsTheJdkJudgesIt() {
    for (int lead = 0x7F; lead < 0x100; lead++) {
      for (int second = 0x7F; second <= 0xC0; second++) {
        for (int third = 0x7E; third <= 0xC1; third += 0x21) {
          byte[] text = {(byte) lead, (byte) second, (byte) third};
          assertEquals(isValidForJdk(text), Utf8.isValid(text, 0, 3), lead + " " + second);
        }
      }
    }
  }

  @Test
  void damagedTexts_areJudgedAsTheJdkJudgesThem() {
    Random random = new Random(SEED);
    byte[] good = "aé€😀\uD7FF\uE000\uFFFF߿ࠀ".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = good.clone();
      text[random.nextInt(text.length)] = (byte) random.nextInt();
      assertEquals(isValidForJdk(text), Utf8.isValid(text, 0, text.length), "seed " + SEED);
    }
  }

  private static boolean isValidForJdk(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
