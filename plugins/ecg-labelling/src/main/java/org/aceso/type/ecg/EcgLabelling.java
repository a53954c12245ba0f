package org.aceso.type.ecg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aceso.metrics.classification.multilabel.LabelRankMetrics;
import org.aceso.metrics.ecg.ChallengeScore;
import org.aceso.metrics.ecg.DiagnosisMetrics;
import org.aceso.spi.Artifact;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Several diagnoses for each electrocardiogram, some nearly as good as others. */
public final class EcgLabelling implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("ecg-labelling");
  }

  @Override
  public String title() {
    return "ECG labelling";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.file(
                "weights",
                "Table of weights (CSV): codes of the scored classes in the first row and column,"
                    + " what a prediction (column) is worth for a true class (row).")
            .mandatory(),
        Setting.text(
            "equivalent_classes",
            "",
            "Codes that are one class: groups with commas between them, codes of a group with =."
                + " Codes joined by | in the table are one class already."),
        Setting.text("normal_class", "426783006", "Code of the class that doing nothing predicts."),
        Setting.choice(
            "missing_classes",
            List.of("refused", "negative"),
            "A scored class that an output lacks."),
        Setting.choice(
            "unknown_classes",
            List.of("refused", "ignored"),
            "A class of an output that is not scored."),
        Setting.choice(
            "values",
            List.of("strict", "lenient"),
            "Strict: decisions 0 and 1, finite scores. Lenient: the words True, true, T and t are"
                + " 1, any other decision 0, and a score that is no finite number 0."));
  }

  @Override
  public Evaluation<Output, boolean[], EcgRecord> configure(Settings settings, Issues issues)
      throws IOException {
    Artifact table = settings.file("weights");
    Location place = Location.setting("weights");
    if (table.isContainer()) {
      issues.error("invalid_setting", "the table of weights is one CSV file", place);
      return null;
    }
    ScoredClasses classes =
        new WeightTable(place, issues)
            .read(
                table.entries().get(0),
                groups(settings.text("equivalent_classes")),
                settings.text("normal_class"));
    if (classes == null) {
      return null;
    }
    EcgFiles files =
        new EcgFiles(
            classes,
            new OutputReader.Leniency(
                settings.text("missing_classes").equals("negative"),
                settings.text("unknown_classes").equals("ignored"),
                settings.text("values").equals("lenient")));
    return new Evaluation<>(
        files.predictions(),
        files.references(),
        List.of(),
        List.of(),
        EcgRecord.class,
        (record, output, truth) -> EcgRecord.of(output, truth),
        metrics(classes));
  }

  private static List<List<String>> groups(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(",", -1))
            .map(group -> List.of(group.strip().split("=", -1)))
            .toList();
  }

  private static List<Metric<EcgRecord>> metrics(ScoredClasses classes) {
    DiagnosisMetrics decisions = new DiagnosisMetrics(classes.names());
    LabelRankMetrics ranks = new LabelRankMetrics(classes.names());
    List<Metric<EcgRecord>> all = new ArrayList<>();
    all.add(
        new ChallengeScore(classes.weights(), classes.normal()).metric().on(EcgRecord::diagnoses));
    all.add(decisions.macroF().on(EcgRecord::diagnoses));
    all.add(ranks.macroAuroc().on(EcgRecord::scores));
    all.add(ranks.macroAveragePrecisionOfPresent().on(EcgRecord::scores));
    all.add(decisions.subsetAccuracy().on(EcgRecord::diagnoses));
    all.add(decisions.macroFBeta(2).on(EcgRecord::diagnoses));
    all.add(decisions.macroGBeta(2).on(EcgRecord::diagnoses));
    decisions.fMeasures().forEach(metric -> all.add(metric.on(EcgRecord::diagnoses)));
    ranks.auroc().forEach(metric -> all.add(metric.on(EcgRecord::scores)));
    ranks.averagePrecision().forEach(metric -> all.add(metric.on(EcgRecord::scores)));
    return all;
  }
}
