package org.aceso.type.regression;

import java.util.List;
import org.aceso.formats.csv.CsvTable;
import org.aceso.metrics.regression.AgreementMetrics;
import org.aceso.metrics.regression.CorrelationMetrics;
import org.aceso.metrics.regression.ErrorMetrics;
import org.aceso.metrics.regression.ValuePair;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** One number for each case, as in bone age, ejection fraction or a volume. */
public final class Regression implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("regression");
  }

  @Override
  public String title() {
    return "Regression";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "id", "Name of the column of case ids in both files."),
        Setting.text("prediction_column", "value", "Name of the column of predicted values."),
        Setting.text("truth_column", "value", "Name of the reference's column of true values."),
        Setting.numbers(
            "range",
            "-1e60,1e60",
            "Smallest and largest value allowed in both files, such as 0,120."),
        Setting.text(
            "unit", "", "Unit of the values, such as mm; it is shown beside errors and limits."));
  }

  @Override
  public Evaluation<Double, Double, ValuePair> configure(Settings settings, Issues issues) {
    RegressionSettings checked = RegressionSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    return new Evaluation<>(
        table(checked, checked.predictionColumn(), "predicted value"),
        new SeveralValues(table(checked, checked.truthColumn(), "true value")),
        List.of(),
        List.of(),
        ValuePair.class,
        (forCase, predicted, truth) -> new ValuePair(truth, predicted),
        metrics(checked.unit()));
  }

  private static DataFormat<Double> table(
      RegressionSettings settings, String column, String meaning) {
    String unit = settings.unit().isEmpty() ? "" : " in " + settings.unit();
    return CsvTable.of(
        "One row a case with its " + meaning + ".",
        List.of(
            Column.caseId(settings.caseColumn()),
            Column.number(column, settings.least(), settings.most(), meaning + unit)),
        (row, issues) -> row.number(1));
  }

  private static List<Metric<ValuePair>> metrics(String unit) {
    ErrorMetrics errors = new ErrorMetrics(unit);
    return List.of(
        errors.mae(),
        errors.rmse(),
        errors.mse(),
        errors.medianAbsoluteError(),
        errors.maxError(),
        errors.mape(),
        AgreementMetrics.r2(),
        AgreementMetrics.explainedVariance(),
        CorrelationMetrics.pearson(),
        CorrelationMetrics.spearman(),
        CorrelationMetrics.kendallTauB(),
        AgreementMetrics.linCcc(),
        AgreementMetrics.icc1(),
        AgreementMetrics.icc2(),
        AgreementMetrics.icc3(),
        AgreementMetrics.bias(unit),
        AgreementMetrics.lowerLimit(unit),
        AgreementMetrics.upperLimit(unit));
  }
}
