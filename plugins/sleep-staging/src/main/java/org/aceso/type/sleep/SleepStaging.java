package org.aceso.type.sleep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.aceso.metrics.DefinedMean;
import org.aceso.metrics.Pooled;
import org.aceso.metrics.classification.ClassMetrics;
import org.aceso.metrics.classification.ClassPair;
import org.aceso.metrics.classification.FScores;
import org.aceso.spi.Better;
import org.aceso.spi.Case;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.DataFormat;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** A stage of sleep for each epoch of a night, from EDF+ annotations or tables. */
public final class SleepStaging implements ChallengeType {
  private static final String CSV = "csv";

  @Override
  public Id id() {
    return Id.of("sleep-staging");
  }

  @Override
  public String title() {
    return "Sleep staging";
  }

  @Override
  public List<Setting> settings() {
    List<String> formats = List.of(CSV, "edf");
    return List.of(
        Setting.choice(
            "submission_format", formats, "A table of all nights, or one EDF+ file a night."),
        Setting.choice("reference_format", formats, "The same for the reference."),
        Setting.text("record_column", "record", "Column of nights in tables."),
        Setting.text("epoch_column", "epoch", "Column of epochs, from 0, in tables."),
        Setting.text("stage_column", "stage", "Column of stages in tables."),
        Setting.text(
            "hypnogram_file", "{case}-Hypnogram.edf", "Name of EDF+ files, with {case} once."),
        Setting.numbers("epoch_seconds", "30", "Length of an epoch in EDF+ files, above 0."));
  }

  @Override
  public Evaluation<Hypnogram, Hypnogram, Night> configure(Settings settings, Issues issues) {
    if (!isGood(settings, issues)) {
      return null;
    }
    HypnogramTables tables = new HypnogramTables(settings);
    return new Evaluation<>(
        format(settings, "submission_format", tables.predictions()),
        format(settings, "reference_format", tables.references()),
        List.of(Epochs::checkPrediction),
        List.of(Epochs::checkReference),
        Night.class,
        SleepStaging::observe,
        metrics());
  }

  private static DataFormat<Hypnogram> format(
      Settings settings, String name, DataFormat<Hypnogram> table) {
    return settings.text(name).equals(CSV)
        ? table
        : new EdfHypnograms(settings.text("hypnogram_file"), settings.number("epoch_seconds"))
            .format();
  }

  private static boolean isGood(Settings settings, Issues issues) {
    boolean isGood = true;
    List<String> columns =
        List.of(
            settings.text("record_column"),
            settings.text("epoch_column"),
            settings.text("stage_column"));
    if (new HashSet<>(columns).size() < columns.size()) {
      error(issues, "stage_column", "each column needs a name of its own");
      isGood = false;
    }
    double[][] seconds = settings.numbers("epoch_seconds");
    if (seconds.length != 1 || seconds[0].length != 1 || seconds[0][0] <= 0) {
      error(
          issues,
          "epoch_seconds",
          "must be one number above 0, not " + Arrays.deepToString(seconds));
      isGood = false;
    }
    if (settings.text("hypnogram_file").split("\\{case\\}", -1).length != 2) {
      error(issues, "hypnogram_file", "must hold {case} once");
      isGood = false;
    }
    return isGood;
  }

  private static void error(Issues issues, String setting, String message) {
    issues.error("invalid_setting", message, Location.setting(setting));
  }

  private static Night observe(Case night, Hypnogram predicted, Hypnogram truth) {
    if (predicted.epochs() != truth.epochs()) {
      throw new IllegalArgumentException(
          "the case list does not state the epochs of the reference for " + night.id());
    }
    return Night.of(predicted, truth);
  }

  private static List<Metric<Night>> metrics() {
    ClassMetrics classes = new ClassMetrics(Stages.NAMES.size());
    FScores scores = new FScores(Stages.NAMES);
    List<Metric<Night>> all = new ArrayList<>();
    all.add(pooled(classes.cohenKappa()));
    all.add(meanRecordKappa(pooled(classes.cohenKappa())));
    all.add(pooled(classes.macroF1()));
    all.add(pooled(scores.macroOfPresent()));
    all.add(pooled(scores.weighted()));
    all.add(pooled(classes.accuracy()));
    all.add(pooled(classes.balancedAccuracy()));
    all.add(pooled(classes.mcc()));
    scores.ofEachClass().forEach(score -> all.add(pooled(score)));
    return all;
  }

  private static Metric<Night> pooled(Metric<ClassPair> metric) {
    return Pooled.of(metric, Night::epochs);
  }

  private static Metric<Night> meanRecordKappa(Metric<Night> kappa) {
    return new DefinedMean<>(
        MetricInfo.of("mean_record_kappa", "Mean of the nights' kappas", Better.HIGHER, -1, 1),
        night -> kappa.perCase(night).orElse(Double.NaN));
  }
}
