package org.aceso.type.multilabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.formats.csv.RowReader;
import org.aceso.metrics.classification.multilabel.LabelScores;
import org.aceso.spi.Artifact;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;

/** The tables of a phase: the case, the labels, and the columns that nobody scores. */
final class LabelTables {
  private final MultilabelSettings settings;
  private final int size;
  private final OptionalInt code;

  LabelTables(MultilabelSettings settings) {
    this.settings = settings;
    this.size = settings.labels().size();
    this.code = settings.notAssessed();
  }

  CsvTable<double[]> predictions() {
    String what = settings.predictions().name().toLowerCase(Locale.ROOT);
    return table(
        "One row a case with the " + what + " of its labels.",
        settings.predictions()::column,
        (row, issues) -> {
          double[] scores = new double[size];
          for (int label = 0; label < size; label++) {
            scores[label] = row.number(label + 1);
          }
          return scores;
        });
  }

  CsvTable<int[]> references() {
    return table("One row a case with its labels.", this::truth, this::labels);
  }

  /** The label that most of the cases of a file have, 0 when as many have it as not. */
  boolean[] mostFrequent(Artifact file, Issues issues) throws IOException {
    int[] balance = new int[size];
    for (int[] labels : references().readAll(file, issues)) {
      for (int label = 0; label < size; label++) {
        balance[label] += labels[label] == 0 ? -1 : Math.max(0, labels[label]);
      }
    }
    boolean[] frequent = new boolean[size];
    for (int label = 0; label < size; label++) {
      frequent[label] = balance[label] > 0;
    }
    return frequent;
  }

  private <T> CsvTable<T> table(
      String description, Function<String, Column> column, RowReader<T> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    settings.labels().stream().map(column).forEach(columns::add);
    settings.unscored().stream().map(column).forEach(columns::add);
    return CsvTable.of(description, columns, rows).inAnyColumnOrder();
  }

  private Column truth(String name) {
    String help = "1 when the case has the label, 0 when not";
    return code.isEmpty()
        ? Column.integer(name, 0, 1, help)
        : Column.integer(
            name,
            Math.min(0, code.getAsInt()),
            Math.max(1, code.getAsInt()),
            help + ", " + code.getAsInt() + " when it was not assessed");
  }

  private int[] labels(Row row, Issues issues) {
    int[] labels = new int[size];
    for (int label = 0; label < size; label++) {
      int value = (int) row.number(label + 1);
      if (value == 0 || value == 1) {
        labels[label] = value;
      } else if (code.isPresent() && value == code.getAsInt()) {
        labels[label] = LabelScores.NOT_ASSESSED;
      } else {
        issues.error(
            "not_a_label",
            value + " is neither 0 nor 1 nor " + code.orElse(0) + " for \"not assessed\"",
            row.location().inField(settings.labels().get(label)));
      }
    }
    return labels;
  }
}
