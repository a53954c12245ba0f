package org.aceso.type.multilabel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aceso.metrics.classification.multilabel.CaseLabelMetrics;
import org.aceso.metrics.classification.multilabel.LabelDecisionMetrics;
import org.aceso.metrics.classification.multilabel.LabelRankMetrics;
import org.aceso.metrics.classification.multilabel.LabelScores;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Several labels for each case, as in findings of a chest radiograph. */
public final class MultilabelClassification implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("multilabel-classification");
  }

  @Override
  public String title() {
    return "Multi-label classification";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "id", "Name of the column of case ids in all files."),
        Setting.text("label_columns", "", "Names of the scored columns, with commas between them.")
            .mandatory(),
        Setting.text(
            "unscored_columns",
            "",
            "Names of columns that all files have and that are not scored, with commas."),
        Setting.choice(
            "predictions",
            List.of("probabilities", "scores", "labels"),
            "What is submitted: probabilities in 0 to 1, any finite scores, or labels 0 and 1,"
                + " for which no ranking is scored."),
        Setting.numbers(
            "thresholds",
            "0.5",
            "A score of at least the threshold predicts the label; one set of metrics for each."),
        Setting.choice(
            "one_class_labels",
            List.of("left_out", "counted"),
            "Whether averages other than of rankings count a label that all cases have, or none."),
        Setting.flag(
            "empty_f1_as_one",
            false,
            "Adds a macro-F1 in which a label without true or predicted cases has F1 = 1."),
        Setting.text(
            "not_assessed",
            "",
            "Whole number, such as 9, that marks a label as not assessed in the reference: the case"
                + " is left out for that label only. Empty when there is none."),
        Setting.file(
            "baseline_labels",
            "Table of training labels; adds the macro-F1 rescaled so that 0 is predicting the most"
                + " frequent label of each column (0 when tied) and 1 is perfect."));
  }

  @Override
  public Evaluation<double[], int[], LabelScores> configure(Settings settings, Issues issues)
      throws IOException {
    MultilabelSettings checked = MultilabelSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    LabelTables tables = new LabelTables(checked);
    return new Evaluation<>(
        tables.predictions(),
        tables.references(),
        List.of(),
        List.of(),
        LabelScores.class,
        (forCase, scores, labels) -> new LabelScores(scores, labels),
        metrics(checked));
  }

  private static List<Metric<LabelScores>> metrics(MultilabelSettings settings) {
    List<Metric<LabelScores>> all = new ArrayList<>();
    CaseLabelMetrics perCase = new CaseLabelMetrics(settings.labels().size(), settings.leaveOut());
    if (settings.predictions() != Predictions.LABELS) {
      LabelRankMetrics ranks = new LabelRankMetrics(settings.labels());
      all.add(ranks.macroAuroc());
      all.add(ranks.microAuroc());
      all.add(ranks.weightedAuroc());
      all.add(ranks.macroAveragePrecision());
      all.add(perCase.labelRankingAveragePrecision());
      all.add(perCase.coverageError());
      all.add(perCase.labelRankingLoss());
      all.addAll(ranks.auroc());
      all.addAll(ranks.averagePrecision());
    }
    for (double threshold : settings.thresholds()) {
      addDecisions(settings, threshold, all);
      all.add(perCase.subsetAccuracy(threshold));
    }
    return all;
  }

  private static void addDecisions(
      MultilabelSettings settings, double threshold, List<Metric<LabelScores>> all) {
    LabelDecisionMetrics decisions = new LabelDecisionMetrics(threshold, settings.leaveOut());
    all.add(decisions.macroF1());
    if (settings.baseline() != null) {
      all.add(decisions.macroF1Rescaled(settings.baseline()));
    }
    if (settings.emptyAsOne()) {
      all.add(decisions.macroF1WithEmptyAsOne());
    }
    all.add(decisions.macroF1OfBothOutcomes());
    all.add(decisions.microF1());
    all.add(decisions.hammingLoss());
    all.addAll(decisions.f1(settings.labels()));
  }
}
