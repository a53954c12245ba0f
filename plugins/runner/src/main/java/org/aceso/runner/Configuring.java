package org.aceso.runner;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.composite.Composites;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Location;
import org.aceso.spi.Settings;

/** Puts together evaluations, and checks what can be checked of them without data. */
public final class Configuring {
  private Configuring() {}

  /**
   * The evaluation that these settings describe; when they are refused, why.
   *
   * @throws EvaluatorException with fault PLUGIN when the type throws, or configures something that
   *     no host could run
   */
  public static Checked<Evaluation<?, ?, ?>> configure(
      ChallengeType type, Checked<Settings> settings) {
    return configure(type, settings, List.of());
  }

  /**
   * The same with scores that are made of those of the type.
   *
   * @throws EvaluatorException as above
   */
  public static Checked<Evaluation<?, ?, ?>> configure(
      ChallengeType type, Checked<Settings> settings, List<Composite> composites) {
    if (settings.value().isEmpty()) {
      return new Checked<>(Optional.empty(), settings.issues());
    }
    IssueCollector issues = new IssueCollector();
    Evaluation<?, ?, ?> evaluation = null;
    try {
      evaluation = PluginCall.reading("configuring", () -> type.configure(settings.get(), issues));
    } catch (IOException e) {
      issues.error(
          CaseReader.UNREADABLE, "a file of the settings cannot be read", Location.NOWHERE);
    } catch (EvaluatorException e) {
      if (!(e.getCause() instanceof SeveralNumbersException several)) {
        throw e;
      }
      issues.error("invalid_setting", "must be one number", Location.setting(several.setting()));
    }
    if (issues.hasErrors()) {
      return new Checked<>(Optional.empty(), issues.toReport());
    }
    if (evaluation == null) {
      throw new EvaluatorException(
          Fault.PLUGIN, "the type configured nothing without reporting an error");
    }
    ObservationTypes.check(evaluation.observation());
    return Checked.of(
        composites.isEmpty() ? evaluation : Composites.added(evaluation, composites, issues),
        issues);
  }
}
