package org.aceso.formats.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalHintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,5|write a decimal point, not a comma",
        "1 000|write it without thousands separators",
        "1,234,567.5|write it without thousands separators",
        " 0.5|remove the spaces around it",
        "50%|write a plain number, not a percentage",
        "+1|write it without the plus sign",
        ".5|write at least one digit on both sides of the point",
        "5.|write at least one digit on both sides of the point",
        "NA|every case needs a finite number",
        "high|write it like 0.25, -3 or 1e-3"
      })
  void hint_saysWhatToWrite(String text, String hint) {
    assertEquals(hint, DecimalHint.of(text));
  }

  @Test
  void hint_doesNotLookAtVeryLongTexts() {
    assertEquals("write it like 0.25, -3 or 1e-3", DecimalHint.of("1 000".repeat(200_000)));
  }

  @Test
  void notFiniteWords_areTold() {
    assertTrue(DecimalHint.isNotFinite("-Infinity"));
    assertTrue(DecimalHint.isNotFinite("NaN"));
    assertFalse(DecimalHint.isNotFinite("info"));
  }
}
