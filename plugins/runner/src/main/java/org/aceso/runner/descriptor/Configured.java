package org.aceso.runner.descriptor;

import java.util.List;
import java.util.Objects;
import org.aceso.runner.Checked;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.Fault;
import org.aceso.runner.IssueReport;
import org.aceso.spi.Evaluation;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * What a type becomes under some settings.
 *
 * @param predictions the format of submissions; null when the settings are refused
 * @param references the format of references; null when the settings are refused
 * @param metrics in the order of the evaluation; empty when the settings are refused
 * @param issues what is wrong with the settings
 */
public record Configured(
    FormatInfo predictions, FormatInfo references, List<MetricInfo> metrics, IssueReport issues) {
  public Configured {
    metrics = List.copyOf(metrics);
  }

  /**
   * Describes an evaluation, or the settings that do not make one.
   *
   * @throws EvaluatorException with fault PLUGIN when a format or metric cannot say what it is
   */
  public static Configured of(Checked<Evaluation<?, ?, ?>> configured) {
    if (configured.value().isEmpty()) {
      return new Configured(null, null, List.of(), configured.issues());
    }
    Evaluation<?, ?, ?> evaluation = configured.get();
    try {
      return new Configured(
          Objects.requireNonNull(evaluation.predictions().info(), "a format needs an info"),
          Objects.requireNonNull(evaluation.references().info(), "a format needs an info"),
          infos(evaluation),
          configured.issues());
    } catch (RuntimeException e) {
      throw new EvaluatorException(Fault.PLUGIN, "the evaluation cannot be described: " + e, e);
    }
  }

  private static <O extends Record> List<MetricInfo> infos(Evaluation<?, ?, O> evaluation) {
    return evaluation.metrics().stream().map(Metric::info).toList();
  }
}
