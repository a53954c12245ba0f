package org.aceso.type.ecg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.aceso.formats.csv.Shown;
import org.aceso.formats.decimal.Decimal;
import org.aceso.formats.decimal.DecimalHint;
import org.aceso.formats.files.CaseFile;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Issues;

/** Reads the four lines about a record: its name, codes, decisions and scores. */
final class OutputReader {
  private static final int LINES = 4;
  private static final Set<String> TRUE = Set.of("1", "True", "true", "T", "t");

  private final ScoredClasses classes;
  private final Leniency leniency;

  /**
   * What of a file that departs from the rules is taken all the same.
   *
   * @param missingClasses a scored class that is not there is negative with score 0
   * @param unknownClasses a class that is not scored is not looked at
   * @param words decisions may be words, of which those for true count; scores that are no finite
   *     number are 0
   */
  record Leniency(boolean missingClasses, boolean unknownClasses, boolean words) {}

  OutputReader(ScoredClasses classes, Leniency leniency) {
    this.classes = classes;
    this.leniency = leniency;
  }

  Output read(CaseFile file, Issues issues) throws IOException {
    List<String> lines = TextFile.lines(file.entry(), issues);
    if (lines == null) {
      return null;
    }
    if (lines.size() != LINES) {
      issues.error(
          "wrong_line_count",
          "the file has " + lines.size() + " lines, not the record, codes, decisions and scores",
          file.whole());
      return null;
    }
    if (!lines.get(0).strip().equals("#" + file.forCase().id())) {
      issues.error("wrong_record", "the first line must be # and the record's id", file.line(1));
    }
    return new Lines(file, issues, lines).output();
  }

  /** The lines of one file. */
  private final class Lines {
    private final CaseFile file;
    private final Issues issues;
    private final List<String> codes;
    private final List<String> decisions;
    private final List<String> scores;

    Lines(CaseFile file, Issues issues, List<String> lines) {
      this.file = file;
      this.issues = issues;
      codes = cells(lines.get(1));
      decisions = cells(lines.get(2));
      scores = cells(lines.get(3));
    }

    private static List<String> cells(String line) {
      return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    Output output() {
      checkCodes();
      boolean hasDecisions = hasWidth(decisions, 3);
      boolean hasScores = hasWidth(scores, 4);
      if (!hasDecisions || !hasScores) {
        return null;
      }
      boolean[] predicted = new boolean[classes.size()];
      double[] sums = new double[classes.size()];
      int[] members = new int[classes.size()];
      for (int cell = 0; cell < codes.size(); cell++) {
        boolean decision = decision(cell);
        double score = score(cell);
        int place = classes.of(codes.get(cell)).orElse(-1);
        if (place >= 0) {
          predicted[place] |= decision;
          sums[place] += score;
          members[place]++;
        }
      }
      double[] means =
          IntStream.range(0, sums.length)
              .mapToDouble(place -> members[place] == 0 ? 0 : sums[place] / members[place])
              .toArray();
      return new Output(predicted, means);
    }

    private void checkCodes() {
      Set<String> seen = new HashSet<>();
      Set<Integer> found = new HashSet<>();
      for (String code : codes) {
        if (!seen.add(code)) {
          error("duplicate_class", 2, code, "stands twice");
        }
        classes.of(code).ifPresent(found::add);
        if (classes.of(code).isEmpty() && !leniency.unknownClasses()) {
          error("unknown_class", 2, code, "is not scored");
        }
      }
      for (int place = 0; place < classes.size() && !leniency.missingClasses(); place++) {
        if (!found.contains(place)) {
          error("missing_class", 2, classes.names().get(place), "is missing");
        }
      }
    }

    private boolean hasWidth(List<String> cells, int line) {
      if (cells.size() != codes.size()) {
        issues.error(
            "wrong_column_count",
            "the line has " + cells.size() + " cells, that of the codes " + codes.size(),
            file.line(line));
      }
      return cells.size() == codes.size();
    }

    private boolean decision(int cell) {
      String text = decisions.get(cell);
      if (!leniency.words() && !text.equals("0") && !text.equals("1")) {
        error("not_a_label", 3, codes.get(cell), "has " + Shown.of(text) + ", neither 0 nor 1");
      }
      return TRUE.contains(text);
    }

    private double score(int cell) {
      String text = scores.get(cell);
      byte[] ascii = text.getBytes(StandardCharsets.UTF_8);
      double score = Decimal.parse(ascii, 0, ascii.length);
      if (Double.isFinite(score)) {
        return score;
      }
      if (!leniency.words()) {
        boolean isNoNumber = Double.isNaN(score) && !DecimalHint.isNotFinite(text);
        error(
            isNoNumber ? "not_a_number" : "not_finite",
            4,
            codes.get(cell),
            "has the score " + Shown.of(text) + ", which is no finite decimal number");
      }
      return 0;
    }

    private void error(String code, int line, String label, String what) {
      String field = label.length() > 64 ? "" : label;
      issues.error(code, "class " + Shown.of(label) + " " + what, file.line(line).inField(field));
    }
  }
}
