package org.aceso.type.ecg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.formats.decimal.Decimal;
import org.aceso.formats.text.TextFile;
import org.aceso.spi.Entry;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/**
 * The table of weights that organisers publish: codes in the first row and the first column, codes
 * that mean the same joined by a bar or given as groups.
 */
final class WeightTable {
  private static final String CODE = "[!-~&&[^,=|\\[\\]]]{1,64}";

  private final Location file;
  private final Issues issues;
  private boolean failed;

  WeightTable(Location file, Issues issues) {
    this.file = file;
    this.issues = issues;
  }

  /**
   * Reads the table.
   *
   * @param groups codes that mean the same
   * @param normal the code of sinus rhythm
   * @return null when a problem was reported
   */
  ScoredClasses read(Entry entry, List<List<String>> groups, String normal) throws IOException {
    List<String> lines = TextFile.lines(entry, issues);
    if (lines == null || lines.isEmpty()) {
      error("the table of weights is empty or unreadable");
      return null;
    }
    List<String> header = cells(lines.get(0));
    List<String> columns = header.subList(1, header.size());
    if (columns.isEmpty() || lines.size() != header.size()) {
      error("the table needs one row for each of its columns");
      return null;
    }
    double[][] weights = new double[columns.size()][];
    for (int row = 0; row < weights.length; row++) {
      weights[row] = row(cells(lines.get(row + 1)), columns, row);
    }
    return failed ? null : merged(columns, weights, groups, normal);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  private double[] row(List<String> cells, List<String> columns, int row) {
    double[] weights = new double[columns.size()];
    if (cells.size() != columns.size() + 1 || !cells.get(0).equals(columns.get(row))) {
      error("row " + (row + 2) + " is not that of column " + (row + 2) + ", or of another length");
      return weights;
    }
    for (int i = 0; i < weights.length; i++) {
      byte[] ascii = cells.get(i + 1).getBytes(StandardCharsets.US_ASCII);
      weights[i] = Decimal.parse(ascii, 0, ascii.length);
      if (!Double.isFinite(weights[i])) {
        error("row " + (row + 2) + " holds a weight that is no finite number");
      }
    }
    return weights;
  }

  private ScoredClasses merged(
      List<String> columns, double[][] weights, List<List<String>> groups, String normal) {
    Map<String, Integer> classOf = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      List<String> codes = new ArrayList<>(List.of(columns.get(column).split("\\|", -1)));
      groups.stream()
          .filter(group -> group.stream().anyMatch(codes::contains))
          .forEach(codes::addAll);
      Integer earlier = classOf.get(codes.get(0));
      if (earlier != null) {
        requireEqual(weights, kept.get(earlier), column, columns);
        continue;
      }
      for (String code : codes) {
        if (!code.matches(CODE) || classOf.getOrDefault(code, names.size()) != names.size()) {
          error("\"" + code + "\" is no code, or stands in two classes");
        }
        classOf.put(code, names.size());
      }
      names.add(codes.get(0));
      kept.add(column);
    }
    if (!classOf.containsKey(normal)) {
      error("the table has no column " + normal + ", which is to be that of sinus rhythm");
    }
    return failed
        ? null
        : new ScoredClasses(names, classOf, picked(weights, kept), classOf.get(normal));
  }

  private void requireEqual(double[][] weights, int first, int second, List<String> columns) {
    boolean equal = Arrays.equals(weights[first], weights[second]);
    for (double[] row : weights) {
      equal &= row[first] == row[second];
    }
    if (!equal) {
      error(
          columns.get(first)
              + " and "
              + columns.get(second)
              + " mean the same and weigh differently");
    }
  }

  private static double[][] picked(double[][] weights, List<Integer> kept) {
    return kept.stream()
        .map(row -> kept.stream().mapToDouble(column -> weights[row][column]).toArray())
        .toArray(double[][]::new);
  }

  private void error(String message) {
    failed = true;
    issues.error("invalid_setting", message, file);
  }
}
