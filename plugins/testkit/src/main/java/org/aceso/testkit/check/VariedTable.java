package org.aceso.testkit.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.aceso.spi.Column;
import org.aceso.spi.FormatInfo;

/** A table like a sample, with other values within the bounds of its columns. */
final class VariedTable {
  private static final double RANGE = 10;

  private VariedTable() {}

  /**
   * The table; empty when the format describes no columns, or is written in another way than a
   * header of their names and one row a case.
   */
  static Optional<byte[]> of(byte[] sample, FormatInfo info, long seed) {
    if (!info.mediaType().startsWith("text/")) {
      return Optional.empty();
    }
    String text = new String(sample, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (info.columns().isEmpty() || lines.isEmpty() || text.contains("\"")) {
      return Optional.empty();
    }
    Optional<String> separator =
        List.of(",", ";", "\t").stream()
            .filter(candidate -> columns(lines.get(0), candidate, info).length > 1)
            .findFirst();
    return separator.map(found -> varied(lines, found, info, seed));
  }

  private static byte[] varied(List<String> lines, String separator, FormatInfo info, long seed) {
    Column[] columns = columns(lines.get(0), separator, info);
    Random random = new Random(seed);
    StringBuilder table = new StringBuilder(lines.get(0)).append('\n');
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(separator, -1);
      for (int i = 0; i < Math.min(cells.length, columns.length); i++) {
        cells[i] = cell(columns[i], cells[i], random);
      }
      table.append(String.join(separator, cells)).append('\n');
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The columns in the order of the header; none when one is not described. */
  private static Column[] columns(String header, String separator, FormatInfo info) {
    Column[] found =
        Arrays.stream(header.split(separator, -1))
            .flatMap(name -> info.columns().stream().filter(column -> column.name().equals(name)))
            .toArray(Column[]::new);
    return found.length == header.split(separator, -1).length ? found : new Column[0];
  }

  private static String cell(Column column, String sample, Random random) {
    double least = bound(column.least(), column.most(), -RANGE);
    double most = bound(column.most(), column.least(), RANGE);
    return switch (column.kind()) {
      case CASE -> sample;
      case NUMBER -> rounded(least + random.nextDouble() * (most - least));
      case INTEGER ->
          Long.toString((long) least + random.nextInt((int) Math.min(most - least, RANGE) + 1));
      case TEXT ->
          column.choices().isEmpty()
              ? sample
              : column.choices().get(random.nextInt(column.choices().size()));
    };
  }

  /** A bound, or a number at some distance from the other when there is none. */
  private static double bound(double stated, double other, double away) {
    if (Double.isFinite(stated)) {
      return stated;
    }
    return Double.isFinite(other) ? other + away : away;
  }

  private static String rounded(double number) {
    return BigDecimal.valueOf(number).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
  }
}
