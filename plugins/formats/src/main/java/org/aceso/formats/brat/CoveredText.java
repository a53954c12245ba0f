package org.aceso.formats.brat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    String there = characters == null ? null : covered(fragments);
    if (there != null && stated != null && !states(stated, there)) {
      issues.error(
          "text_differs",
          "there stands "
              + Shown.of(blanked(there))
              + ", not "
              + Shown.of(stated)
              + ": offsets count Unicode characters from 0",
          place);
      return false;
    }
    return true;
  }

  /** Brat writes spaces for line ends; elsewhere a span may state them as they are. */
  private static boolean states(String stated, String there) {
    return stated.equals(there) || stated.equals(blanked(there));
  }

  private static String blanked(String there) {
    return there.replace('\n', ' ');
  }

  /** What the text has there, a space between fragments. */
  private String covered(List<BratEntity.Fragment> fragments) {
    List<String> parts = new ArrayList<>();
    for (BratEntity.Fragment fragment : fragments) {
      int length = fragment.end() - fragment.start();
      parts.add(new String(characters, fragment.start(), length));
    }
    return String.join(" ", parts);
  }
}
