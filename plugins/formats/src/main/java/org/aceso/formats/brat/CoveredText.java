package org.aceso.formats.brat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Holds fragments against each other, and against the text where it is at hand. Problems are {@code
 * bad_span}, {@code outside_text} and {@code text_differs}.
 */
public final class CoveredText {
  private final int[] characters;
  private final Issues issues;

  /**
   * For one text.
   *
   * @param text null when it is not at hand
   */
  public CoveredText(String text, Issues issues) {
    this.characters = text == null ? null : text.codePoints().toArray();
    this.issues = issues;
  }

  /**
   * Whether these can be the fragments of a span; the first problem is reported.
   *
   * @param stated what the span says that it covers; null when it does not say
   */
  public boolean accepts(List<BratEntity.Fragment> fragments, String stated, Location place) {
    int before = 0;
    for (BratEntity.Fragment one : byStart(fragments)) {
      if (one.start() >= one.end() || one.start() < before) {
        issues.error("bad_span", "fragments are not empty, and share no character", place);
        return false;
      }
      before = one.end();
    }
    return isInText(fragments, stated, place);
  }

  private static List<BratEntity.Fragment> byStart(List<BratEntity.Fragment> fragments) {
    return fragments.stream().sorted(Comparator.comparingInt(BratEntity.Fragment::start)).toList();
  }

  private boolean isInText(List<BratEntity.Fragment> fragments, String stated, Location place) {
    int end = fragments.stream().mapToInt(BratEntity.Fragment::end).max().orElseThrow();
    int length = characters == null ? TextFile.MOST_BYTES : characters.length;
    if (end > length) {
      issues.error(
          "outside_text", "it ends at " + end + ", the text has " + length + " characters", place);
      return false;
    }
    if (characters != null && stated != null && !states(stated, fragments)) {
      issues.error(
          "text_differs",
          "there stands "
              + Shown.of(blanked(covered(fragments, Shown.LONGEST + 1)))
              + ", not "
              + Shown.of(stated)
              + ": offsets count Unicode characters from 0",
          place);
      return false;
    }
    return true;
  }

  /**
   * Brat writes spaces for line ends; elsewhere a span may state them as they are. Only as much is
   * looked at as is stated: many spans of few bytes may cover a long text each.
   */
  private boolean states(String stated, List<BratEntity.Fragment> fragments) {
    int length = stated.codePointCount(0, stated.length());
    if (length != length(fragments)) {
      return false;
    }
    String there = covered(fragments, length);
    return stated.equals(there) || stated.equals(blanked(there));
  }

  private static long length(List<BratEntity.Fragment> fragments) {
    long characters = fragments.stream().mapToLong(one -> one.end() - one.start()).sum();
    return characters + fragments.size() - 1;
  }

  private static String blanked(String there) {
    return there.replace('\n', ' ');
  }

  /** What the text has there, a space between fragments; cut off after so many characters. */
  private String covered(List<BratEntity.Fragment> fragments, int most) {
    return fragments.stream()
        .limit(most)
        .map(one -> new String(characters, one.start(), Math.min(most, one.end() - one.start())))
        .collect(Collectors.joining(" "));
  }
}
