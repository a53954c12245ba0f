package org.aceso.type.ordinal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Issues;

/** The two ways in which a table states the class of a case. */
final class ClassTables {
  private ClassTables() {}

  /** A column for each class, with a 1 in one of them. */
  static DataFormat<Integer> oneHot(String caseColumn, List<String> labels) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(caseColumn));
    for (String label : labels) {
      String help = "1 when the case is of class " + label + ", else 0";
      columns.add(new Column(label, Column.Kind.NUMBER, help, 0, 1, List.of("0", "1")));
    }
    List<String> lowest = new ArrayList<>(Collections.nCopies(labels.size(), "0"));
    lowest.set(0, "1");
    return CsvTable.of(
            "One row a case with a 1 in the column of its class and 0 in all others.",
            columns,
            (row, issues) -> readOneHot(row, labels, issues))
        .withSample(lowest);
  }

  /** One column with the name of the class. */
  static DataFormat<Integer> label(String caseColumn, String labelColumn, List<String> labels) {
    return CsvTable.of(
        "One row a case with the name of its class.",
        List.of(
            Column.caseId(caseColumn),
            Column.choice(labelColumn, labels, "class of the case, lowest first in this list")),
        (row, issues) -> row.choice(1));
  }

  private static Integer readOneHot(Row row, List<String> labels, Issues issues) {
    List<String> marked = new ArrayList<>();
    boolean isWhole = true;
    for (int label = 0; label < labels.size(); label++) {
      double cell = row.number(label + 1);
      isWhole &= cell == 0 || cell == 1;
      if (cell == 1) {
        marked.add(labels.get(label));
      }
    }
    if (isWhole && marked.size() == 1) {
      return labels.indexOf(marked.get(0));
    }
    issues.error("not_one_hot", problem(isWhole, marked), row.location());
    return null;
  }

  private static String problem(boolean isWhole, List<String> marked) {
    if (!isWhole) {
      return "the row holds probabilities: decide for one class, write 1 in its column and 0 in all"
          + " others";
    }
    return marked.isEmpty()
        ? "no class has a 1: write 1 in the column of the predicted class"
        : "the classes " + String.join(", ", marked) + " have a 1 each: leave it in one of them";
  }
}
