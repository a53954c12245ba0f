package org.aceso.type.alarm;

import java.util.ArrayList;
import java.util.List;
import org.aceso.metrics.Pooled;
import org.aceso.metrics.alarms.AlarmMetrics;
import org.aceso.metrics.alarms.AlarmUtility;
import org.aceso.metrics.alarms.CallCounts;
import org.aceso.metrics.alarms.Cinc2019Areas;
import org.aceso.metrics.classification.RankMetrics;
import org.aceso.spi.Case;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** A probability and a call for every hour of a stay, as in the early prediction of sepsis. */
public final class EarlyWarning implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("early-warning");
  }

  @Override
  public String title() {
    return "Early warning";
  }

  @Override
  public List<Setting> settings() {
    List<Setting> all = new ArrayList<>(UtilitySettings.all());
    all.add(
        Setting.text(
            "probability_column", "PredictedProbability", "Column of probabilities submitted."));
    all.add(Setting.text("call_column", "PredictedLabel", "Column of calls submitted."));
    all.add(Setting.text("label_column", "SepsisLabel", "Column of labels in the reference."));
    return all;
  }

  @Override
  public Evaluation<Calls, boolean[], Stay> configure(Settings settings, Issues issues) {
    AlarmUtility utility = UtilitySettings.check(settings, issues);
    if (settings.text("probability_column").equals(settings.text("call_column"))) {
      issues.error(
          "invalid_setting",
          "probabilities and calls need columns of their own",
          Location.setting("call_column"));
      return null;
    }
    if (utility == null) {
      return null;
    }
    StayFiles files = new StayFiles(settings);
    return new Evaluation<>(
        files.predictions(),
        files.references(),
        List.of(Hours::checkCalls),
        List.of(Hours::checkLabels),
        Stay.class,
        (stay, calls, labels) -> observe(utility, stay, calls, labels),
        metrics());
  }

  private static Stay observe(AlarmUtility utility, Case stay, Calls calls, boolean[] labels) {
    if (calls.hours() != labels.length) {
      throw new IllegalArgumentException(
          "the case list does not state the hours of the reference for " + stay.id());
    }
    return new Stay(
        calls.probabilities(),
        labels,
        CallCounts.of(labels, calls.calls()),
        utility.of(labels, calls.calls()));
  }

  private static List<Metric<Stay>> metrics() {
    RankMetrics ranks = new RankMetrics();
    return List.of(
        AlarmMetrics.normalizedUtility().on(Stay::utility),
        Pooled.of(ranks.auroc(), Stay::scores),
        Pooled.of(ranks.averagePrecision(), Stay::scores),
        AlarmMetrics.fMeasure().on(Stay::counts),
        AlarmMetrics.accuracy().on(Stay::counts),
        Pooled.of(Cinc2019Areas.auroc(), Stay::hours),
        Pooled.of(Cinc2019Areas.auprc(), Stay::hours));
  }
}
