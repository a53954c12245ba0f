package org.aceso.type.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.formats.csv.CsvTable;
import org.aceso.formats.csv.Row;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.Column;
import org.aceso.spi.Issues;

/** The tables of a phase: predictions, and what became of the cases. */
final class SurvivalTables {
  private final SurvivalSettings settings;
  private final List<Endpoint> endpoints;

  SurvivalTables(SurvivalSettings settings) {
    this.settings = settings;
    this.endpoints = settings.endpoints();
  }

  CsvTable<Prediction> predictions() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    for (Endpoint endpoint : endpoints) {
      columns.add(
          Column.number(
              endpoint.risk(),
              Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY,
              "risk, any number, higher when the event comes sooner"));
    }
    for (Endpoint endpoint : endpoints) {
      for (String name : settings.curveColumns(endpoint)) {
        columns.add(Column.number(name, 0, 1, "probability of no event by that time"));
      }
    }
    return CsvTable.of("One row a case with what is predicted.", columns, this::prediction)
        .inAnyColumnOrder();
  }

  private Prediction prediction(Row row, Issues issues) {
    double[] risks = new double[endpoints.size()];
    int column = 1;
    for (int endpoint = 0; endpoint < risks.length; endpoint++) {
      risks[endpoint] = row.number(column++);
    }
    if (!settings.hasCurves()) {
      return new Prediction(risks, new double[0][]);
    }
    double[][] survival = new double[endpoints.size()][settings.times().length];
    for (double[] curve : survival) {
      for (int index = 0; index < curve.length; index++) {
        curve[index] = row.number(column++);
      }
    }
    return new Prediction(risks, survival);
  }

  /** What became of the cases that are scored, or of those in the training file. */
  CsvTable<FollowUp[]> outcomes() {
    String blank = settings.mayBeUnknown() ? "; blank, like its time, when unknown" : "";
    List<Column> columns = new ArrayList<>();
    columns.add(Column.caseId(settings.caseColumn()));
    for (Endpoint endpoint : endpoints) {
      columns.add(
          Column.integer(endpoint.event(), 0, 1, "1 for the event, 0 for censored" + blank));
      columns.add(
          Column.number(
              endpoint.time(),
              0,
              Double.POSITIVE_INFINITY,
              "time of the event, or until which there was none"));
    }
    CsvTable<FollowUp[]> table =
        CsvTable.of("One row a case with what became of it.", columns, this::outcomes)
            .inAnyColumnOrder();
    return settings.mayBeUnknown() ? table.withBlanks(outcomeColumns()) : table;
  }

  private Set<String> outcomeColumns() {
    return endpoints.stream()
        .flatMap(endpoint -> Stream.of(endpoint.event(), endpoint.time()))
        .collect(Collectors.toSet());
  }

  private FollowUp[] outcomes(Row row, Issues issues) {
    FollowUp[] outcomes = new FollowUp[endpoints.size()];
    for (int endpoint = 0; endpoint < outcomes.length; endpoint++) {
      double event = row.number(1 + 2 * endpoint);
      double time = row.number(2 + 2 * endpoint);
      if (Double.isNaN(event) != Double.isNaN(time)) {
        issues.error(
            "half_outcome",
            "event and time are either both stated or both blank",
            row.location().inField(endpoints.get(endpoint).event()));
      }
      outcomes[endpoint] = new FollowUp(time, event == 1);
    }
    return outcomes;
  }
}
