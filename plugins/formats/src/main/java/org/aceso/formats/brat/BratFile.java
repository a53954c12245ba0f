package org.aceso.formats.brat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * Reads the text-bound annotations of a {@code .ann} file; relations, events, attributes and notes
 * are left alone. Problems are {@code bad_annotation}, {@code duplicate_id}, {@code bad_span},
 * {@code outside_text} and {@code text_differs}, each with its line, and those of {@link TextFile}.
 */
public final class BratFile {
  private static final Pattern ENTITY =
      Pattern.compile(
          "(?<id>T[0-9]{1,9})\t(?<type>[^\\s]+) (?<span>[0-9; ]+)\t(?<text>.*)", Pattern.DOTALL);
  private static final Pattern FRAGMENT = Pattern.compile("([0-9]{1,9}) ([0-9]{1,9})");
  private static final Pattern OTHER =
      Pattern.compile("([REAMN][^\t ]*|\\*|#[^\t]*)\t.*", Pattern.DOTALL);

  private final CoveredText covered;
  private final Issues issues;
  private final Set<String> ids = new HashSet<>();
  private final List<BratEntity> entities = new ArrayList<>();

  private BratFile(String text, Issues issues) {
    this.covered = new CoveredText(text, issues);
    this.issues = issues;
  }

  /**
   * Reads the annotations.
   *
   * @param text against which offsets are checked; null when it is not at hand
   * @return in the order of the file; incomplete, or null, when a problem was reported
   */
  public static List<BratEntity> read(Entry file, String text, Issues issues) throws IOException {
    List<String> lines = TextFile.lines(file, issues);
    if (lines == null) {
      return null;
    }
    BratFile reader = new BratFile(text, issues);
    for (int i = 0; i < lines.size(); i++) {
      reader.take(lines.get(i), Location.line(file.name(), i + 1L));
    }
    return reader.entities;
  }

  private void take(String line, Location place) {
    Matcher matcher = ENTITY.matcher(line);
    if (matcher.matches()) {
      List<BratEntity.Fragment> fragments = fragments(matcher.group("span"), place);
      boolean fits = fragments != null && covered.accepts(fragments, matcher.group("text"), place);
      if (!ids.add(matcher.group("id"))) {
        error("duplicate_id", Shown.of(matcher.group("id")) + " stands twice", place);
      } else if (fits) {
        entities.add(
            new BratEntity(
                matcher.group("id"), matcher.group("type"), fragments, matcher.group("text")));
      }
    } else if (!OTHER.matcher(line).matches()) {
      error(
          "bad_annotation",
          "expected are id, tab, type and offsets, tab, text, as in \"T1\\tDISO 0 5\\tfever\"",
          place);
    }
  }

  /** The fragments; null, with an issue, when they are none. */
  private List<BratEntity.Fragment> fragments(String span, Location place) {
    List<BratEntity.Fragment> fragments = new ArrayList<>();
    for (String part : span.split(";", -1)) {
      Matcher matcher = FRAGMENT.matcher(part);
      if (!matcher.matches()) {
        error("bad_annotation", "offsets are pairs \"0 5;7 9\", not " + Shown.of(span), place);
        return null;
      }
      fragments.add(
          new BratEntity.Fragment(
              Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))));
    }
    return fragments;
  }

  private void error(String code, String message, Location place) {
    issues.error(code, message, place);
  }
}
