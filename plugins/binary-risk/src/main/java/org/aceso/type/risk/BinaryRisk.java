package org.aceso.type.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.aceso.formats.csv.CsvTable;
import org.aceso.metrics.classification.ProbabilityMetrics;
import org.aceso.metrics.classification.RankMetrics;
import org.aceso.metrics.classification.ScoredLabel;
import org.aceso.metrics.classification.ThresholdMetrics;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Column;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** The probability of one event for each case, as in relapse, readmission or malignancy. */
public final class BinaryRisk implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("binary-risk");
  }

  @Override
  public String title() {
    return "Binary risk prediction";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "id", "Name of the column of case ids in both files."),
        Setting.text("risk_column", "probability", "Name of the column of probabilities."),
        Setting.text("label_column", "label", "Name of the reference's column of labels, 0 or 1."),
        Setting.numbers(
            "epsilon",
            "2.220446049250313e-16",
            "Log loss cuts probabilities to [epsilon, 1 - epsilon]; one metric for each number."
                + " The standard is 2^-52; older libraries use 1e-15."),
        Setting.numbers(
            "thresholds",
            "0.5",
            "A probability of at least the threshold predicts the event; 0 to 1, one set of"
                + " metrics for each."),
        Setting.numbers("beta", "1", "Weight of recall in F-beta; above 0, one metric for each."),
        Setting.numbers(
            "ece_bins", "10,15", "Bins of the calibration error; 1 to 1000, one metric for each."),
        Setting.numbers(
            "max_fpr",
            "0.1",
            "Largest false-positive rate of the partial AUROC; above 0, up to 1, one metric for"
                + " each."),
        Setting.numbers(
            "specificity",
            "0.9",
            "Least specificity at which sensitivity is stated; 0 to 1, one metric for each."));
  }

  @Override
  public Evaluation<Double, Boolean, ScoredLabel> configure(Settings settings, Issues issues) {
    RiskSettings checked = RiskSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    return new Evaluation<>(
        risks(checked),
        new BothClasses(labels(checked)),
        List.of(),
        List.of(),
        ScoredLabel.class,
        (forCase, risk, event) -> new ScoredLabel(risk, event),
        metrics(checked));
  }

  private static DataFormat<Double> risks(RiskSettings settings) {
    return CsvTable.of(
        "One row a case with the probability of the event.",
        List.of(
            Column.caseId(settings.caseColumn()),
            Column.number(settings.riskColumn(), 0, 1, "probability of the event")),
        (row, issues) -> row.number(1));
  }

  private static DataFormat<Boolean> labels(RiskSettings settings) {
    return CsvTable.of(
        "One row a case with its label.",
        List.of(
            Column.caseId(settings.caseColumn()),
            Column.integer(settings.labelColumn(), 0, 1, "1 when the event occurred, otherwise 0")),
        (row, issues) -> row.number(1) == 1);
  }

  private static List<Metric<ScoredLabel>> metrics(RiskSettings settings) {
    RankMetrics ranks = new RankMetrics();
    List<Metric<ScoredLabel>> all = new ArrayList<>();
    all.add(ranks.auroc());
    all.add(ranks.averagePrecision());
    all.add(ranks.auprcTrapezoid());
    DoubleStream.of(settings.maxFpr()).mapToObj(ranks::partialAuroc).forEach(all::add);
    DoubleStream.of(settings.specificity())
        .mapToObj(ranks::sensitivityAtSpecificity)
        .forEach(all::add);
    all.add(ranks.youdenJ());
    DoubleStream.of(settings.epsilon()).mapToObj(ProbabilityMetrics::logLoss).forEach(all::add);
    all.add(ProbabilityMetrics.brier());
    all.add(ProbabilityMetrics.brierSkill());
    DoubleStream.of(settings.eceBins())
        .mapToObj(bins -> ProbabilityMetrics.expectedCalibrationError((int) bins))
        .forEach(all::add);
    for (double threshold : settings.thresholds()) {
      addDecisions(new ThresholdMetrics(threshold), settings.beta(), all);
    }
    return all;
  }

  private static void addDecisions(
      ThresholdMetrics decisions, double[] betas, List<Metric<ScoredLabel>> all) {
    all.add(decisions.accuracy());
    all.add(decisions.balancedAccuracy());
    DoubleStream.of(betas).mapToObj(decisions::fBeta).forEach(all::add);
    all.add(decisions.precision());
    all.add(decisions.recall());
    all.add(decisions.specificity());
    all.add(decisions.mcc());
    all.add(decisions.cohenKappa());
  }
}
