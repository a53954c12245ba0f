package org.aceso.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.aceso.spi.Column;
import org.aceso.spi.FormatInfo;

/** Rearranges tables of text whose first line is a header and whose first cell is a case. */
final class Tables {
  private Tables() {}

  static boolean haveCaseColumn(FormatInfo info) {
    return info.columns().stream().anyMatch(column -> column.kind() == Column.Kind.CASE);
  }

  /** The same rows in another order. */
  static byte[] shuffled(byte[] table, long seed) {
    List<String> lines = lines(table);
    Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
    return bytes(lines);
  }

  /** The same cases with the answers of their neighbors. */
  static byte[] rotated(byte[] table) {
    List<String> lines = lines(table);
    List<String> rotated = new ArrayList<>(lines.subList(0, 1));
    int rows = lines.size() - 1;
    for (int i = 0; i < rows; i++) {
      String row = lines.get(1 + i);
      String next = lines.get(1 + (i + 1) % rows);
      rotated.add(row.substring(0, endOfId(row)) + next.substring(endOfId(next)));
    }
    return bytes(rotated);
  }

  private static int endOfId(String row) {
    int end = 0;
    while (end < row.length() && ",;\t".indexOf(row.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static List<String> lines(byte[] table) {
    return new ArrayList<>(new String(table, StandardCharsets.UTF_8).lines().toList());
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
