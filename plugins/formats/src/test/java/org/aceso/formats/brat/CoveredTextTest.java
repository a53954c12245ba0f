package org.aceso.formats.brat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
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

  /** Each of these spans has a few bytes in its file, and covers a megabyte. */
  @Test
  void manySpansOfALongText_areCheckedByWhatTheyState() {
    String text = "x".repeat(1 << 20);
    List<Issue> issues = new ArrayList<>();
    CoveredText covered = new CoveredText(text, issues::add);
    List<BratEntity.Fragment> all = List.of(new BratEntity.Fragment(0, text.length()));
    long before = allocated();
    for (int span = 0; span < 500; span++) {
      assertTrue(covered.accepts(all, null, Location.NOWHERE));
      assertFalse(covered.accepts(all, "y", Location.NOWHERE));
    }
    assertTrue(allocated() - before < 100L * text.length(), () -> allocated() - before + " bytes");
    assertEquals(
        "there stands \""
            + "x".repeat(40)
            + "…\", not \"y\": offsets count Unicode characters"
            + " from 0",
        issues.get(0).message());
  }

  /** By this thread, which measures work where time would depend on the machine. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  @Test
  void fragments_areStatedWithSpacesBetween() {
    List<BratEntity.Fragment> parts =
        List.of(new BratEntity.Fragment(0, 5), new BratEntity.Fragment(12, 19));
    List<Issue> issues = new ArrayList<>();
    CoveredText covered = new CoveredText(TEXT, issues::add);
    assertTrue(covered.accepts(parts, "acute failure", Location.NOWHERE));
    assertFalse(covered.accepts(parts, "acute  failur", Location.NOWHERE));
    assertEquals(
        "there stands \"acute failure\", not \"acute  failur\": offsets count Unicode characters"
            + " from 0",
        issues.get(0).message());
  }

  private static List<String> problems(String stated) {
    List<Issue> issues = new ArrayList<>();
    new CoveredText(TEXT, issues::add)
        .accepts(List.of(new BratEntity.Fragment(0, 19)), stated, Location.NOWHERE);
    return issues.stream().map(Issue::code).toList();
  }
}
