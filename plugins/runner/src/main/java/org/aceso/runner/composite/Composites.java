package org.aceso.runner.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;

/** Adds composites to what a type computes. */
public final class Composites {
  private Composites() {}

  /**
   * The evaluation with composites after its metrics.
   *
   * @param issues gets an error for each problem, in the field {@code composites/0/terms/1/metric}
   * @return the evaluation as it is when there is one
   */
  public static Evaluation<?, ?, ?> added(
      Evaluation<?, ?, ?> evaluation, List<Composite> composites, Issues issues) {
    return addedTo(evaluation, composites, issues);
  }

  private static <P, R, O extends Record> Evaluation<P, R, O> addedTo(
      Evaluation<P, R, O> evaluation, List<Composite> composites, Issues issues) {
    Set<String> keys =
        evaluation.metrics().stream()
            .map(metric -> metric.info().key())
            .collect(Collectors.toCollection(TreeSet::new));
    List<CompositeCheck.Problem> problems = new ArrayList<>(CompositeCheck.of(composites));
    problems.addAll(CompositeCheck.unknown(composites, keys));
    problems.forEach(
        problem ->
            issues.error(
                problem.code(),
                problem.message(),
                Location.setting("composites/" + problem.path())));
    return problems.isEmpty()
        ? with(evaluation, CompositeMetric.added(evaluation.metrics(), composites))
        : evaluation;
  }

  private static <P, R, O extends Record> Evaluation<P, R, O> with(
      Evaluation<P, R, O> evaluation, List<Metric<O>> metrics) {
    return new Evaluation<>(
        evaluation.predictions(),
        evaluation.references(),
        evaluation.predictionChecks(),
        evaluation.referenceChecks(),
        evaluation.observation(),
        evaluation.observer(),
        metrics);
  }
}
