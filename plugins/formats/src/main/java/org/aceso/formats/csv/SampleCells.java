package org.aceso.formats.csv;

import java.util.List;
import org.aceso.formats.decimal.DecimalText;
import org.aceso.spi.Column;

/** Neutral cells for a sample: the middle of a range, the first of the choices. */
final class SampleCells {
  private SampleCells() {}

  static List<String> of(List<Column> columns) {
    return columns.stream()
        .filter(column -> column.kind() != Column.Kind.CASE)
        .map(SampleCells::of)
        .toList();
  }

  private static String of(Column column) {
    return switch (column.kind()) {
      case NUMBER -> DecimalText.of(middle(column));
      case INTEGER -> Long.toString((long) Math.ceil(middle(column)));
      case TEXT -> column.choices().isEmpty() ? "text" : column.choices().get(0);
      case CASE -> throw new IllegalArgumentException("a case has no neutral value");
    };
  }

  private static double middle(Column column) {
    boolean hasLeast = !Double.isInfinite(column.least());
    boolean hasMost = !Double.isInfinite(column.most());
    if (hasLeast && hasMost) {
      return column.least() + (column.most() - column.least()) / 2;
    }
    return hasLeast ? column.least() : hasMost ? column.most() : 0;
  }
}
