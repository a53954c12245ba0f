package org.aceso.type.survival;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Id;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Setting;
import org.aceso.spi.Settings;

/** Who has an event how soon, where some were not observed long enough to have it. */
public final class Survival implements ChallengeType {

  @Override
  public Id id() {
    return Id.of("survival");
  }

  @Override
  public String title() {
    return "Survival";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.text("case_column", "id", "Name of the column of case ids in all files."),
        Setting.text(
            "risk_columns",
            "risk",
            "Names of the columns of risks, one for each event, with commas between them."),
        Setting.text(
            "event_columns",
            "event",
            "Names of the reference's columns that tell whether each event occurred, 0 or 1."),
        Setting.text(
            "time_columns",
            "time",
            "Names of the reference's columns of times: of the event, or until which there was"
                + " none."),
        Setting.text(
            "times",
            "",
            "Ascending times above 0, with commas, at which AUC and predicted survival are scored;"
                + " empty for none."),
        Setting.text(
            "survival_prefixes",
            "",
            "What stands before a time in the names of columns of predicted survival, such as S_,"
                + " one for each event; empty when only risks are submitted."),
        Setting.text(
            "tau",
            "",
            "Uno's C counts events before this time; none for no limit, empty for the last of the"
                + " times."),
        Setting.numbers(
            "tie_tolerance",
            "0",
            "Risks tie when their difference is at most this; 0 for equal risks only, one set of"
                + " metrics for each number. scikit-survival has 1e-8."),
        Setting.flag(
            "unknown_outcomes",
            false,
            "Whether the reference may leave event and time of a case blank: the case is left out"
                + " for that event only."),
        Setting.file(
            "training",
            "Table of training cases in the layout of the reference; adds metrics whose weights"
                + " for censoring are estimated on it."));
  }

  @Override
  public Evaluation<Prediction, FollowUp[], Observed> configure(Settings settings, Issues issues)
      throws IOException {
    SurvivalSettings checked = SurvivalSettings.check(settings, issues);
    if (checked == null) {
      return null;
    }
    SurvivalTables tables = new SurvivalTables(checked);
    AtomicBoolean failed = new AtomicBoolean();
    Issues problems =
        issue -> {
          failed.compareAndSet(false, issue.severity() == Issue.Severity.ERROR);
          issues.report(issue);
        };
    List<FollowUp[]> training =
        settings.has("training")
            ? tables.outcomes().readAll(settings.file("training"), problems)
            : null;
    if (failed.get()) {
      return null;
    }
    return new Evaluation<>(
        tables.predictions(),
        new ComparableOutcomes(tables.outcomes(), checked.endpoints()),
        List.of(new FallingCurves(checked)),
        List.of(),
        Observed.class,
        (forCase, prediction, outcomes) -> Observed.of(prediction, outcomes),
        new SurvivalMetrics(checked, training).all());
  }
}
