package org.aceso.formats.brat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

final class CoveredTextTest {
  private static final String TEXT = "acute renal\nfailure\nnoted";

  @Test
  void lineEnds_areStatedAsTheyAreOrAsSpaces() {
    assertEquals(List.of(), problems("acute renal\nfailure"));
    assertEquals(List.of(), problems("acute renal failure"));
    assertEquals(List.of("text_differs"), problems("acute\nrenal\nfailure"));
  }

  private static List<String> problems(String stated) {
    List<Issue> issues = new ArrayList<>();
    new CoveredText(TEXT, issues::add)
        .accepts(List.of(new BratEntity.Fragment(0, 19)), stated, Location.NOWHERE);
    return issues.stream().map(Issue::code).toList();
  }
}
