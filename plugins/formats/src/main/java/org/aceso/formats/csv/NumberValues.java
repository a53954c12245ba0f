package org.aceso.formats.csv;

import java.util.Arrays;
import org.aceso.formats.decimal.Decimal;
import org.aceso.formats.decimal.DecimalHint;
import org.aceso.formats.decimal.DecimalText;
import org.aceso.spi.Column;

/** A column of numbers. */
final class NumberValues implements ColumnValues {
  private double[] values;
  private final double least;
  private final double most;
  private final boolean whole;

  NumberValues(Column column, int cases) {
    values = new double[cases];
    least = column.least();
    most = column.most();
    whole = column.kind() == Column.Kind.INTEGER;
  }

  @Override
  public CellProblem store(int index, CsvRecord record, int cell) {
    double value = Decimal.parse(record.bytes(), record.start(cell), record.end(cell));
    // NaN and infinities are in no range: what is wrong is looked at only when something is.
    if (!(value >= least && value <= most) || Double.isInfinite(value)) {
      return problem(value, record.text(cell));
    }
    if (whole && value != Math.rint(value)) {
      return new CellProblem(
          "not_an_integer", Shown.of(record.text(cell)) + " is not a whole number");
    }
    put(index, value);
    return null;
  }

  @Override
  public void take(ColumnValues others, int[] slots, int size) {
    for (int i = 0; i < size; i++) {
      if (slots[i] != NOWHERE) {
        put(slots[i], others.number(i));
      }
    }
  }

  void put(int index, double value) {
    if (index >= values.length) {
      values = Arrays.copyOf(values, Math.max(16, 2 * index));
    }
    values[index] = value;
  }

  @Override
  public double number(int index) {
    return values[index];
  }

  private CellProblem problem(double value, String text) {
    if (Double.isInfinite(value)) {
      return new CellProblem("not_finite", Shown.of(text) + " is too large for a double");
    }
    if (Double.isNaN(value)) {
      String code = DecimalHint.isNotFinite(text) ? "not_finite" : "not_a_number";
      return new CellProblem(
          code, Shown.of(text) + " is not a finite decimal number: " + DecimalHint.of(text));
    }
    return new CellProblem("out_of_range", Shown.of(text) + " is not " + range());
  }

  private String range() {
    if (least == Double.NEGATIVE_INFINITY) {
      return "at most " + DecimalText.of(most);
    }
    return most == Double.POSITIVE_INFINITY
        ? "at least " + DecimalText.of(least)
        : "between " + DecimalText.of(least) + " and " + DecimalText.of(most);
  }
}
