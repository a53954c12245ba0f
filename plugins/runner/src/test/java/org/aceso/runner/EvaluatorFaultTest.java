package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.Artifact;
import org.aceso.spi.CaseList;
import org.aceso.spi.Cases;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.aceso.spi.Observer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluatorFaultTest {
  private static final List<Metric<Tiny.Gap>> MEAN =
      List.of(Metric.mean(Tiny.ERROR, Tiny.Gap::size));

  @TempDir private Path folder;
  private final Evaluator evaluator = new Evaluator(Limits.standard(), 2);

  @Test
  void undefinedValue_isNullWithItsReason() {
    Score score = score(List.of(Tiny.constant(Double.NaN))).scores().get(0);
    assertNull(score.value());
    assertEquals("no_gaps", score.undefinedReason());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 2e6})
  void valueThatCannotBe_isAFaultOfThePluginAndNamesTheMetric(double value) {
    EvaluatorException fault = assertFault(Fault.PLUGIN, List.of(Tiny.constant(value)));
    assertTrue(fault.getMessage().startsWith("metric abs_error@1 is "), fault.getMessage());
  }

  @Test
  void valueBeyondABoundByRounding_isTaken() {
    assertEquals(-1e-12, score(List.of(Tiny.constant(-1e-12))).scores().get(0).value());
  }

  @Test
  void negativeZero_isZero() {
    assertEquals("0.0", score(List.of(Tiny.constant(-0.0))).scores().get(0).value().toString());
  }

  @Test
  void raggedPart_isAFaultOfThePlugin() {
    TreeMap<String, double[][]> parts = new TreeMap<>();
    parts.put("confusion", new double[][] {{1}, {1, 2}});
    assertFault(Fault.PLUGIN, List.of(Tiny.constant(Tiny.ERROR, 1, parts)));
  }

  @Test
  void observerThatThrows_isAFaultOfThePlugin() {
    Observer<Double, Double, Tiny.Gap> broken =
        (about, p, r) -> {
          throw new IllegalStateException("ouch " + about.id());
        };
    EvaluatorException fault =
        assertThrows(EvaluatorException.class, () -> score(broken, "c0 1\nc1 1\n", MEAN));
    assertEquals(Fault.PLUGIN, fault.fault());
    assertTrue(fault.getMessage().endsWith("ouch c0"), fault.getMessage());
    assertFalse(score(broken, "c0 1\n", MEAN).valid());
  }

  @Test
  void observerThatNotesNothing_isAFaultOfThePlugin() {
    assertThrows(
        EvaluatorException.class, () -> score((about, p, r) -> null, "c0 1\nc1 1\n", MEAN));
  }

  @Test
  void contentThatBreaksOff_isTheIssueUnreadable() {
    Outcome outcome =
        validate(
            opening(
                (artifact, issues) -> {
                  artifact.entries().get(0).open().close();
                  throw new EOFException("secret detail");
                }));
    assertEquals("unreadable", outcome.issues().issues().get(0).code());
    assertEquals("s.txt", outcome.issues().issues().get(0).location().file());
    assertFalse(outcome.issues().toString().contains("secret"));
  }

  @Test
  void storageThatFails_isAFaultOfTheHubWhateverThePluginMakesOfIt() {
    EvaluatorException fault =
        assertThrows(
            EvaluatorException.class,
            () ->
                validate(
                    opening(
                        (artifact, issues) -> {
                          Files.delete(folder.resolve("s.txt"));
                          artifact.entries().get(0).open();
                          throw new EOFException();
                        })));
    assertEquals(Fault.HUB, fault.fault());
    assertEquals(
        Fault.HUB,
        assertThrows(
                EvaluatorException.class,
                () ->
                    evaluator.validate(
                        Tiny.evaluation(), Tiny.cases(2), Upload.of(folder.resolve("absent.txt"))))
            .fault());
  }

  @Test
  void formatThatOpensNothingWithoutAReason_isAFaultOfThePlugin() {
    assertThrows(EvaluatorException.class, () -> validate(opening((artifact, issues) -> null)));
  }

  @Test
  void formatThatGivesUpWithAnError_saysNothingOfMissingCases() {
    Outcome outcome =
        validate(
            opening(
                (artifact, issues) -> {
                  issues.error("bad_header", "no", Location.NOWHERE);
                  return null;
                }));
    assertEquals(List.of("bad_header"), List.copyOf(outcome.issues().counts().keySet()));
  }

  @Test
  void referenceThatIsRefused_isNotTheCompetitorsFault() {
    Upload reference = Tiny.file(folder, "r.txt", "c0 1\nzz 1\n");
    Upload submission = Tiny.file(folder, "s.txt", "c0 1\nc1 1\n");
    EvaluatorException fault =
        assertThrows(
            EvaluatorException.class,
            () ->
                evaluator.score(
                    Tiny.evaluation(), Tiny.cases(2), reference, submission, Resampling.NONE));
    assertEquals(Fault.PLUGIN, fault.fault());
  }

  @Test
  void issueWithoutItsParts_isAFaultOfThePlugin() {
    assertThrows(
        EvaluatorException.class,
        () ->
            validate(
                opening(
                    (artifact, issues) -> {
                      issues.error("Bad Code", "no", Location.NOWHERE);
                      return null;
                    })));
  }

  private interface Opening {
    Cases<Double> open(Artifact artifact, Issues issues) throws IOException;
  }

  private static LineFormat opening(Opening opening) {
    return new LineFormat() {
      @Override
      public Cases<Double> open(Artifact artifact, CaseList cases, Issues issues)
          throws IOException {
        return opening.open(artifact, issues);
      }
    };
  }

  private Outcome validate(LineFormat format) {
    Evaluation<?, ?, ?> evaluation = Tiny.evaluation(format, Tiny.observer(), MEAN);
    return evaluator.validate(evaluation, Tiny.cases(2), Tiny.file(folder, "s.txt", "c0 1\n"));
  }

  private EvaluatorException assertFault(Fault fault, List<Metric<Tiny.Gap>> metrics) {
    EvaluatorException thrown = assertThrows(EvaluatorException.class, () -> score(metrics));
    assertEquals(fault, thrown.fault());
    return thrown;
  }

  private Outcome score(List<Metric<Tiny.Gap>> metrics) {
    return score(Tiny.observer(), "c0 1\nc1 1\n", metrics);
  }

  private Outcome score(
      Observer<Double, Double, Tiny.Gap> observer, String text, List<Metric<Tiny.Gap>> metrics) {
    return evaluator.score(
        Tiny.evaluation(new LineFormat(), observer, metrics),
        Tiny.cases(2),
        Tiny.file(folder, "r.txt", "c0 1\nc1 1\n"),
        Tiny.file(folder, "s.txt", text),
        Resampling.NONE);
  }
}
