package org.aceso.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MetricInfoTest {
  private static final MetricInfo F_BETA = MetricInfo.of("f_beta", "F-beta", Better.HIGHER, 0, 1);

  @Test
  void key_isTheIdWhenThereAreNoParameters() {
    assertEquals("f_beta@1", F_BETA.key());
  }

  @Test
  void key_ordersParametersByName() {
    assertEquals(
        "f_beta@1[beta=1,threshold=0.5]",
        F_BETA.with(Map.of("threshold", "0.5", "beta", "1")).key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a,b", "a=b", "a[b", "a]b", "a b", "é", "a\nb"})
  void parameter_thatWouldMakeTheKeyAmbiguousIsRefused(String value) {
    assertThrows(IllegalArgumentException.class, () -> F_BETA.with(Map.of("beta", value)));
    assertThrows(IllegalArgumentException.class, () -> F_BETA.with(Map.of(value, "1")));
  }

  @Test
  void bounds_inTheWrongOrderAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> MetricInfo.of("a", "A", Better.LOWER, 1, 0));
    assertThrows(
        IllegalArgumentException.class, () -> MetricInfo.of("a", "A", Better.LOWER, Double.NaN, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 16})
  void digits_outsideTheirRangeAreRefused(int digits) {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new MetricInfo(
                Id.of("a"), "A", Collections.emptySortedMap(), Better.LOWER, 0, 1, "", digits));
  }
}
