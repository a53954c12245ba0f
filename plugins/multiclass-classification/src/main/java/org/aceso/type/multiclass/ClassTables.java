package org.aceso.type.multiclass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowReader;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;

/** The tables of a phase. */
final class ClassTables {
  /** Their sum stays finite for the most classes there may be. */
  private static final double LARGEST = 1e12;

  private final MulticlassSettings settings;
  private final List<String> labels;

  ClassTables(MulticlassSettings settings) {
    this.settings = settings;
    this.labels = settings.labels();
  }

  /** One column with the name of the class. */
  DataFormat<Integer> names(String column) {
    return CsvTable.of(
            "One row a case with the name of its class.",
            List.of(
                Column.caseId(settings.caseColumn()),
                Column.choice(column, labels, "class of the case")),
            (row, issues) -> row.choice(1))
        .inAnyColumnOrder();
  }

  /** A column for each class, with a 1 in one of them. */
  DataFormat<Integer> oneHot() {
    return table(
        "One row a case with a 1 in the column of its class and 0 in all others.",
        label ->
            new Column(
                label,
                Column.Kind.NUMBER,
                "1 when the case is of the class, else 0",
                0,
                1,
                List.of("0", "1")),
        (row, issues) -> {
          double[] cells = cells(row);
          boolean isOneHot =
              Arrays.stream(cells).allMatch(cell -> cell == 0 || cell == 1)
                  && Arrays.stream(cells).sum() == 1;
          if (!isOneHot) {
            issues.error("not_one_hot", "one class has a 1 and all others have 0", row.location());
            return null;
          }
          int label = 0;
          while (cells[label] == 0) {
            label++;
          }
          return label;
        });
  }

  /** A column for each class with its probability. */
  DataFormat<double[]> probabilities() {
    boolean isDivided = settings.renormalises();
    String rule =
        isDivided
            ? "; a row is divided by its sum"
            : "; a row adds up to 1 within " + ShortestDecimal.of(settings.sumTolerance());
    return table(
        "One row a case with the probability of each class" + rule + ".",
        label -> Column.number(label, 0, isDivided ? LARGEST : 1, "probability of the class"),
        isDivided ? this::divided : this::addingUp);
  }

  private double[] addingUp(Row row, Issues issues) {
    double[] cells = cells(row);
    double sum = Arrays.stream(cells).sum();
    if (!(Math.abs(sum - 1) <= settings.sumTolerance())) {
      issues.error(
          "not_a_distribution",
          "the probabilities add up to "
              + ShortestDecimal.of(sum)
              + "; they must add up to 1 within "
              + ShortestDecimal.of(settings.sumTolerance()),
          row.location());
    }
    return cells;
  }

  private double[] divided(Row row, Issues issues) {
    double[] cells = cells(row);
    double sum = Arrays.stream(cells).sum();
    if (sum == 0) {
      issues.error(
          "not_a_distribution", "at least one class needs a probability above 0", row.location());
    }
    return Arrays.stream(cells).map(cell -> cell / sum).toArray();
  }

  private double[] cells(Row row) {
    double[] cells = new double[labels.size()];
    Arrays.setAll(cells, label -> row.number(label + 1));
    return cells;
  }

  private <T> DataFormat<T> table(
      String description, Function<String, Column> ofClass, RowReader<T> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    labels.forEach(label -> columns.add(ofClass.apply(label)));
    List<String> first = new ArrayList<>(Collections.nCopies(labels.size(), "0"));
    first.set(0, "1");
    return CsvTable.of(description, columns, rows).withSample(first).inAnyColumnOrder();
  }
}
