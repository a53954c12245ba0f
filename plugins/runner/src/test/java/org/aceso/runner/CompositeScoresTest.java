package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.composite.Composite.Term;
import org.aceso.runner.composite.Composites;
import org.aceso.spi.Better;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompositeScoresTest {
  private static final int CASES = 40;
  private static final String ERROR = "abs_error@1";
  private static final String SQUARE = "square@1";
  private static final MetricInfo SQUARE_INFO =
      MetricInfo.of("square", "Mean square", Better.LOWER, 0, Double.POSITIVE_INFINITY);

  @TempDir private Path folder;
  private final Evaluator evaluator = new Evaluator(Limits.standard(), 2);
  private final CaseList cases = Tiny.cases(CASES);

  @RepeatedTest(20)
  void everyValue_isTheWeightedSumOfItsTermsForTheSameCounts(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Term one = term(ERROR, random);
    Term other = term(SQUARE, random);
    Outcome outcome = score(metrics(), composite(one, other));

    Score error = outcome.scores().get(0);
    Score square = outcome.scores().get(1);
    Score composite = outcome.scores().get(2);
    assertEquals("composite@1[name=final]", composite.key());
    assertEquals(sum(one, error.value(), other, square.value()), composite.value());
    for (int i = 0; i < error.replicates().length; i++) {
      double expected = sum(one, error.replicates()[i], other, square.replicates()[i]);
      assertEquals(expected, composite.replicates()[i]);
    }
    for (int i = 0; i < CASES; i++) {
      double expected = sum(one, error.perCase()[i], other, square.perCase()[i]);
      assertEquals(expected, composite.perCase()[i]);
    }
    assertArrayEquals(
        new double[] {error.value(), contribution(one, error.value())},
        composite.parts().get("terms")[0]);
  }

  @RepeatedTest(20)
  void bounds_areThoseOfTheTerms(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Term one = term(ERROR, random);
    MetricInfo info = infoOf(metrics(), composite(one));

    double atLeast = contribution(one, Tiny.ERROR.least());
    double atMost = contribution(one, Tiny.ERROR.most());
    assertEquals(Math.min(atLeast, atMost), info.least());
    assertEquals(Math.max(atLeast, atMost), info.most());
  }

  @Test
  void unboundedTerm_leavesOneSideWithoutABound() {
    MetricInfo info =
        infoOf(
            metrics(),
            composite(new Term(SQUARE, -2.0, 1.0, 2.0), new Term(ERROR, 1.0, null, 1e6)));

    assertEquals(Double.NEGATIVE_INFINITY, info.least());
    assertEquals(3.0, info.most());
    assertEquals(4, info.digits());
    assertEquals(Better.HIGHER, info.better());
  }

  @Test
  void undefinedTerm_makesItUndefinedForTheSameReason() {
    Metric<Tiny.Gap> undefined = Tiny.constant(SQUARE_INFO, Double.NaN, new TreeMap<>());
    List<Metric<Tiny.Gap>> metrics = List.of(metrics().get(0), undefined);
    Score score =
        score(
                metrics,
                composite(new Term(ERROR, 0.5, null, null), new Term(SQUARE, 0.5, null, null)))
            .scores()
            .get(2);

    assertNull(score.value());
    assertEquals("no_gaps", score.undefinedReason());
    assertTrue(Double.isNaN(score.replicates()[0]));
  }

  @Test
  void compositeAlone_isTheSameWithoutTheMetricsItIsMadeOf() {
    Random random = new Random(1);
    Composite composite = composite(term(ERROR, random), term(SQUARE, random));
    Evaluation<?, ?, ?> all = evaluation(metrics(), composite);
    List<Score> alone = plain(ChosenMetrics.of(all, List.of(composite.key()))).scores();

    assertEquals(List.of(ERROR, SQUARE, composite.key()), ChosenMetrics.keys(all));
    assertEquals(1, alone.size());
    assertEquals(plain(all).scores().get(2).value(), alone.get(0).value());
    assertThrows(
        IllegalArgumentException.class, () -> ChosenMetrics.of(all, List.of("nope@1", ERROR)));
  }

  private Outcome plain(Evaluation<?, ?, ?> evaluation) {
    Upload reference = Tiny.numbers(folder, "r.txt", CASES, 7);
    Upload submission = Tiny.numbers(folder, "s.txt", CASES, 5);
    return evaluator
        .checkAndScore(evaluation, cases, reference, submission, Resampling.NONE)
        .submission()
        .orElseThrow();
  }

  @Test
  void allProblems_areReportedAtOnceWithTheirPlaces() {
    IssueCollector issues = new IssueCollector();
    Composites.added(
        Tiny.evaluation(),
        List.of(
            composite(new Term("nope@1", 1.0, null, null), new Term(ERROR, 0.0, 2.0, 2.0)),
            new Composite(
                "final",
                "Again",
                Better.LOWER,
                16,
                List.of(new Term(ERROR, Double.NaN, null, null), new Term(ERROR, 1.0, null, null))),
            new Composite("Bad name", " ", null, 0, List.of())),
        issues);

    assertEquals(
        List.of(
            "composites/0/terms/0/metric unknown_metric",
            "composites/0/terms/1/to empty_range",
            "composites/0/terms/1/weight bad_weight",
            "composites/1/digits out_of_range",
            "composites/1/name duplicate_name",
            "composites/1/terms/0/weight bad_weight",
            "composites/1/terms/1/metric duplicate_term",
            "composites/2/better missing",
            "composites/2/name bad_name",
            "composites/2/terms missing",
            "composites/2/title missing"),
        issues.toReport().issues().stream()
            .map(issue -> issue.location().field() + " " + issue.code())
            .toList());
  }

  private Outcome score(List<Metric<Tiny.Gap>> metrics, Composite composite) {
    Evaluation<?, ?, ?> evaluation = evaluation(metrics, composite);
    Upload reference = Tiny.numbers(folder, "r.txt", CASES, 7);
    Upload submission = Tiny.numbers(folder, "s.txt", CASES, 5);
    Resampling resampling =
        Resampling.of(30, 7, Set.of(metrics.get(0).info().key(), SQUARE, composite.key()));
    return evaluator.score(evaluation, cases, reference, submission, resampling);
  }

  private static Evaluation<?, ?, ?> evaluation(
      List<Metric<Tiny.Gap>> metrics, Composite composite) {
    IssueCollector issues = new IssueCollector();
    Evaluation<?, ?, ?> evaluation =
        Composites.added(
            Tiny.evaluation(new LineFormat(), Tiny.observer(), metrics),
            List.of(composite),
            issues);
    assertEquals(List.of(), issues.toReport().issues());
    return evaluation;
  }

  private static MetricInfo infoOf(List<Metric<Tiny.Gap>> metrics, Composite composite) {
    return evaluation(metrics, composite).metrics().get(2).info();
  }

  private static List<Metric<Tiny.Gap>> metrics() {
    return List.of(
        Metric.mean(Tiny.ERROR, Tiny.Gap::size),
        Metric.mean(SQUARE_INFO, gap -> gap.size() * gap.size()));
  }

  private static Composite composite(Term... terms) {
    return new Composite("final", "Final score", Better.HIGHER, null, List.of(terms));
  }

  private static Term term(String metric, Random random) {
    double from = random.nextInt(20) - 10;
    return new Term(metric, random.nextGaussian(), from, from + random.nextDouble() + 0.1);
  }

  private static double sum(Term one, double value, Term other, double second) {
    return contribution(one, value) + contribution(other, second) + 0.0;
  }

  private static double contribution(Term term, double value) {
    return term.weight() * ((value - term.from()) / (term.to() - term.from()));
  }
}
