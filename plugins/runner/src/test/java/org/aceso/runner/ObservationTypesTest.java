package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ObservationTypesTest {

  private record Inner(boolean hit, String label, int[][] pairs) {}

  private record Sound(double a, int b, long c, Inner left, Inner right, String[] words) {}

  private record Listed(Inner inner, List<Double> values) {}

  private record Boxed(Double value) {}

  private record Endless(Endless next) {}

  private record Records(Inner[] many) {}

  @Test
  void check_takesRecordsOfPlainValues() {
    assertDoesNotThrow(() -> ObservationTypes.check(Sound.class));
  }

  @Test
  void check_namesTheComponentThatCannotBeStored() {
    assertRefused(Listed.class, "Listed.values is a java.util.List");
    assertRefused(Boxed.class, "Boxed.value is a java.lang.Double");
    assertRefused(Endless.class, "Endless.next");
    assertRefused(Records.class, "Records.many");
    assertRefused(String.class, "String must be a record");
  }

  private static void assertRefused(Class<?> type, String message) {
    EvaluatorException fault =
        assertThrows(EvaluatorException.class, () -> ObservationTypes.check(type));
    assertEquals(Fault.PLUGIN, fault.fault());
    assertTrue(fault.getMessage().contains(message), fault.getMessage());
  }
}
