package org.aceso.runner;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.spi.FormatInfo;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.aceso.spi.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluatorTest {
  private static final CaseList CASES = CaseTable.of(List.of("a", "b", "c"));

  @TempDir private Path folder;
  private final Evaluator evaluator = new Evaluator(Limits.standard(), 1);

  @Test
  void score_ofAValidSubmissionIsTheValueOfEachMetric() {
    Outcome outcome = score("a 1\nb 2\nc 4\n");
    assertTrue(outcome.valid());
    assertEquals(3, outcome.cases());
    assertEquals(1.0, outcome.scores().get(0).value());
    assertEquals("abs_error@1", outcome.scores().get(0).key());
  }

  @Test
  void score_orderOfRowsDoesNotMatter() {
    assertEquals(
        score("a 0.1\nb 0.2\nc 0.7\n").scores().get(0).value(),
        score("c 0.7\na 0.1\nb 0.2\n").scores().get(0).value());
  }

  @Test
  void validate_findsEveryProblemWithItsPlace() {
    Outcome outcome = validate("a x\nb -1\nz 3\nb 4\n");
    assertFalse(outcome.valid());
    assertEquals(
        List.of(
            new Issue(
                Issue.Severity.ERROR,
                "missing_case",
                "the case has no value: every case of the case list needs one",
                Location.file("s.txt").inCase("c")),
            error("bad_number", "not a number", 1, "a", "number"),
            error("negative", "must not be negative", 2, "b", "number"),
            error("unknown_case", "not in the case list", 3, "z", ""),
            error("duplicate_case", "stated before", 4, "b", "")),
        outcome.issues().issues());
    assertEquals(5, outcome.issues().counts().size());
  }

  @Test
  void score_findsTheIssuesThatValidationFinds() {
    String text = "a x\nb -1\nz 3\nb 4\n";
    assertEquals(validate(text), score(text));
  }

  @Test
  void missingCase_isObservedWhereTheObserverAcceptsIt() {
    var evaluation =
        Tiny.evaluation(
            new LineFormat(),
            Tiny.tolerantObserver(),
            List.of(Metric.mean(Tiny.ERROR, Tiny.Gap::size)));
    Upload partial = Tiny.file(folder, "s.txt", "a 1\nb 1\n");
    assertTrue(evaluator.validate(evaluation, CASES, partial).valid());
    Outcome outcome = evaluator.score(evaluation, CASES, reference(), partial, Resampling.NONE);
    assertEquals(100 / 3.0, outcome.scores().get(0).value());
  }

  @Test
  void report_keepsTheFirst100OfACodeAndCountsAll() {
    CaseList many = Tiny.cases(1_000);
    Outcome outcome =
        evaluator.validate(Tiny.evaluation(), many, Tiny.file(folder, "s.txt", "c0 1"));
    assertEquals(100, outcome.issues().issues().size());
    assertEquals(999, outcome.issues().counts().get("missing_case"));
    assertEquals("c1", outcome.issues().issues().get(0).location().caseId());
    assertEquals("c10", outcome.issues().issues().get(1).location().caseId());
  }

  @Test
  void detail_isGivenForTheMetricsThatAskForIt() {
    Upload submission = Tiny.file(folder, "s.txt", "a 1\nb 2\nc 4\n");
    Score score =
        evaluator
            .score(
                Tiny.evaluation(),
                CASES,
                reference(),
                submission,
                Resampling.of(20, 7, Set.of("abs_error@1")))
            .scores()
            .get(0);
    assertArrayEquals(new double[] {0, 1, 2}, score.perCase());
    assertEquals(20, score.replicates().length);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            evaluator.score(
                Tiny.evaluation(),
                CASES,
                reference(),
                submission,
                Resampling.of(1, 7, Set.of("dice@1"))));
  }

  @Test
  void checkReference_wantsAValueForEachCase() {
    Outcome outcome =
        evaluator.checkReference(
            Tiny.evaluation(), CASES, Tiny.file(folder, "r.txt", "a 1\nb x\n"));
    assertFalse(outcome.valid());
    assertEquals(
        List.of("missing_reference", "bad_number"),
        outcome.issues().issues().stream().map(Issue::code).toList());
    assertTrue(evaluator.checkReference(Tiny.evaluation(), CASES, reference()).valid());
  }

  @Test
  void checkAndScore_tellsWhatCheckingTellsWhateverTheSubmissionIs() {
    Upload broken = Tiny.file(folder, "r.txt", "a 1\nb x\n");
    Outcome expected = evaluator.checkReference(Tiny.evaluation(), CASES, broken);
    for (String submission : List.of("a 1\nb 2\nc 3\n", "a -1\nb\n", "")) {
      CheckedScores scores = checkAndScore(broken, Tiny.file(folder, "s.txt", submission));
      assertEquals(expected, scores.reference());
      assertTrue(scores.submission().isEmpty());
    }
  }

  @Test
  void checkAndScore_tellsWhatScoringTells() {
    for (String content : List.of("a 1\nb 2\nc 3\n", "a -1\nb\n", "")) {
      Upload submission = Tiny.file(folder, "s.txt", content);
      Outcome expected =
          evaluator.score(Tiny.evaluation(), CASES, reference(), submission, Resampling.NONE);
      CheckedScores scores = checkAndScore(reference(), submission);
      Outcome outcome = scores.submission().orElseThrow();
      assertTrue(scores.reference().valid());
      assertEquals(expected.issues(), outcome.issues());
      assertEquals(values(expected), values(outcome));
    }
  }

  private CheckedScores checkAndScore(Upload reference, Upload submission) {
    return evaluator.checkAndScore(
        Tiny.evaluation(), CASES, reference, submission, Resampling.NONE);
  }

  private static List<Double> values(Outcome outcome) {
    return outcome.scores().stream().map(Score::value).toList();
  }

  @Test
  void listCases_ordersThemAndRefusesRepeatedIds() {
    Checked<CaseList> cases =
        evaluator.listCases(Tiny.evaluation(), Tiny.file(folder, "r.txt", "b 1\na 1\n"));
    assertEquals("a", cases.get().get(0).id());
    assertEquals("1", cases.get().get(0).attributes().get("shape"));
    IssueReport issues =
        evaluator.listCases(Tiny.evaluation(), Tiny.file(folder, "r.txt", "b 1\nb 1\n")).issues();
    assertEquals(1, issues.counts().get("duplicate_case"));
  }

  /** An honest mask of a scan compresses 750 : 1, and checking and scoring take it. */
  @Test
  void listCases_takesWhatCheckingTakes_howeverWellItCompresses() throws IOException {
    Path zip = folder.resolve("reference.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("a.txt"));
      out.write(("a 1 " + "x".repeat(3 << 20)).getBytes(StandardCharsets.UTF_8));
    }
    LineFormat format =
        new LineFormat() {
          @Override
          public FormatInfo info() {
            return new FormatInfo(
                "lines", "application/zip", "zip", "", List.of(), 4 << 20, List.of("{case}.txt"));
          }
        };
    var evaluation =
        new Evaluation<>(
            format,
            format,
            List.of(),
            List.of(),
            Tiny.Gap.class,
            Tiny.observer(),
            List.of(Metric.mean(Tiny.ERROR, Tiny.Gap::size)));
    Checked<CaseList> cases = evaluator.listCases(evaluation, Upload.of(zip));
    assertEquals(Map.of(), cases.issues().counts());
    assertTrue(evaluator.checkReference(evaluation, cases.get(), Upload.of(zip)).valid());
  }

  @Test
  void writeSample_isAValidSubmission() {
    Path sample = folder.resolve("sample.txt");
    evaluator.writeSample(Tiny.evaluation(), CASES, sample);
    assertTrue(evaluator.validate(Tiny.evaluation(), CASES, Upload.of(sample)).valid());
  }

  private Upload reference() {
    return Tiny.file(folder, "reference.txt", "a 1\nb 1\nc 2\n");
  }

  private Outcome score(String submission) {
    return evaluator.score(
        Tiny.evaluation(),
        CASES,
        reference(),
        Tiny.file(folder, "s.txt", submission),
        Resampling.NONE);
  }

  private Outcome validate(String submission) {
    return evaluator.validate(Tiny.evaluation(), CASES, Tiny.file(folder, "s.txt", submission));
  }

  private static Issue error(String code, String message, long line, String id, String field) {
    return new Issue(Issue.Severity.ERROR, code, message, new Location("s.txt", line, id, field));
  }
}
