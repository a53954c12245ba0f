package org.aceso.type.sleep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.aceso.formats.edf.EdfAnnotation;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class EdfHypnogramTest {

  /** Java 17 prints 2e-3 with other digits than Java 19 and later. */
  @Test
  void onsets_standInMessagesAsShortestDecimals() {
    List<Issue> issues = new ArrayList<>();
    new EdfHypnogram(30, Location.file("n1.edf"), issues::add)
        .of(
            List.of(
                new EdfAnnotation(2e-3, 30, "Sleep stage W"),
                new EdfAnnotation(30, 15, "Sleep stage W")));
    assertEquals(
        List.of(
            "\"Sleep stage W\" at 0.002 s does not begin and end with epochs",
            "\"Sleep stage W\" at 30 s does not begin and end with epochs"),
        issues.stream().map(Issue::message).toList());
  }
}
