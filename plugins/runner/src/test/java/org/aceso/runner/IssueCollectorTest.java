package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aceso.spi.CaseList;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.junit.jupiter.api.Test;

/** What stands in a submission is anything; what is told of it can be stored and sent. */
final class IssueCollectorTest {
  private static final String GERM = "\ud83e\udda0";

  private static Issue collected(String text) {
    IssueCollector issues = new IssueCollector();
    issues.report(new Issue(Issue.Severity.ERROR, "odd", text, new Location(text, 1, text, text)));
    return issues.toReport().issues().get(0);
  }

  private static List<String> texts(Issue issue) {
    Location place = issue.location();
    return List.of(issue.message(), place.file(), place.caseId(), place.field());
  }

  @Test
  void controlCharactersAndHalvesOfCharacters_areReplaced() {
    for (String told : texts(collected("a\u0000b\ud83ec\u202ed\te"))) {
      assertEquals("a\ufffdb?c\ufffdd\te", told);
    }
  }

  @Test
  void longTexts_areCutBetweenCharacters() {
    Issue issue = collected("x".repeat(299) + GERM + "y".repeat(700) + GERM + "z");
    assertEquals("x".repeat(299) + GERM + "...", issue.location().caseId());
    for (String told : texts(issue)) {
      assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(told), told);
    }
    assertEquals(1_003, issue.message().codePointCount(0, issue.message().length()));
    String fitting = GERM.repeat(300);
    assertEquals(fitting, collected(fitting).location().file());
  }

  @Test
  void caseWhoseIdIsToldOtherwise_isFlawedAllTheSame() {
    String id = "case\u202e1";
    CaseList cases = CaseTable.of(List.of("other", id));
    IssueCollector issues = new IssueCollector(cases);
    issues.error("odd", "is odd", new Location("", 0, id, ""));
    assertTrue(issues.isFlawed(cases.indexOf(id)));
  }
}
