package org.aceso.type.ordinal;

import java.util.List;
import org.aceso.metrics.classification.ClassMetrics;
import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.KappaWeights;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/**
 * One class of an ordered scale for each case, where confusions differ in cost: lesion grades,
 * stages, severity. The standards are those of the TissueNet challenge of 2020.
 */
public final class OrdinalClassification implements ChallengeType {
  private static final String ONE_HOT = "one_hot";

  @Override
  public Id id() {
    return Id.of("ordinal-classification");
  }

  @Override
  public String title() {
    return "Ordinal classification";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "filename", "Name of the column of case ids in both files."),
        Setting.text(
            "labels", "0,1,2,3", "Names of the classes, lowest first, with commas between them."),
        Setting.numbers(
            "costs",
            "0,0.1,0.7,1;0.1,0,0.3,0.7;0.7,0.3,0,0.3;1,0.7,0.3,0",
            "Cost of each confusion: one row a true class, one number a predicted class; at least"
                + " 0, and 0 where both are the same."),
        Setting.choice(
            "format",
            List.of(ONE_HOT, "label"),
            "How both files state a class: one_hot has a column for each class with one 1, label"
                + " has one column with the name of the class."),
        Setting.text("label_column", "label", "Name of the column of class names, for label."));
  }

  @Override
  public Evaluation<Integer, Integer, ClassPair> configure(Settings settings, Issues issues) {
    OrdinalSettings checked = OrdinalSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    DataFormat<Integer> format =
        settings.text("format").equals(ONE_HOT)
            ? ClassTables.oneHot(checked.caseColumn(), checked.labels())
            : ClassTables.label(checked.caseColumn(), checked.labelColumn(), checked.labels());
    return new Evaluation<>(
        format,
        format,
        List.of(),
        List.of(),
        ClassPair.class,
        (forCase, predicted, truth) -> new ClassPair(truth, predicted),
        metrics(checked));
  }

  private static List<Metric<ClassPair>> metrics(OrdinalSettings settings) {
    ClassMetrics metrics = new ClassMetrics(settings.labels().size());
    return List.of(
        metrics.expectedCost(settings.costs()),
        metrics.meanCost(settings.costs()),
        metrics.accuracy(),
        metrics.balancedAccuracy(),
        metrics.macroF1(),
        metrics.weightedKappa(KappaWeights.QUADRATIC),
        metrics.weightedKappa(KappaWeights.LINEAR),
        metrics.cohenKappa(),
        metrics.meanAbsoluteError(),
        metrics.mcc());
  }
}
