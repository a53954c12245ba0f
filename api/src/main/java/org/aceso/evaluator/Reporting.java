package org.aceso.evaluator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aceso.http.Json;
import org.aceso.runner.Fault;
import org.aceso.runner.Outcome;
import org.aceso.runner.Runner;
import org.aceso.runner.Score;
import org.aceso.runner.text.PlainText;
import org.aceso.spi.Issue;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.EvaluationReport;
import org.aceso.wire.ReportOutcome;
import org.aceso.wire.ReportedFault;
import org.aceso.wire.ReportedIssue;
import org.aceso.wire.ReportedScore;
import org.aceso.wire.Severity;

/** Makes reports, as large as the contract allows. */
final class Reporting {
  private static final int MOST_BYTES = 900_000;
  private static final int MOST_ISSUES = 500;

  private Reporting() {}

  static byte[] of(EvaluationClaim claim, Outcome outcome) {
    List<Issue> issues = outcome.issues().issues();
    if (issues.size() > MOST_ISSUES) {
      // What refuses the file is never left out for what does not.
      issues = issues.stream().sorted(Comparator.comparing(Issue::severity)).toList();
    }
    int most = Math.min(MOST_ISSUES, issues.size());
    byte[] report = bytes(claim, outcome, issues.subList(0, most));
    while (report.length > MOST_BYTES && most > 1) {
      most /= 2;
      report = bytes(claim, outcome, issues.subList(0, most));
    }
    return report;
  }

  static byte[] failed(Fault fault) {
    String detail = "what failed is told in the log of the evaluator";
    return Json.bytes(
        new EvaluationReport(
            ReportOutcome.FAILED,
            null,
            null,
            null,
            null,
            null,
            null,
            ReportedFault.valueOf(fault.name()),
            detail));
  }

  private static byte[] bytes(EvaluationClaim claim, Outcome outcome, List<Issue> issues) {
    List<Score> scores = outcome.valid() ? outcome.scores() : null;
    return Json.bytes(
        new EvaluationReport(
            outcome.valid() ? ReportOutcome.SCORED : ReportOutcome.INVALID,
            claim.plugin().sha256(),
            Runner.version(),
            scores == null ? null : scores.stream().map(Reporting::score).toList(),
            scores == null ? null : replicates(claim, scores),
            issues.stream().map(Reporting::issue).toList(),
            outcome.issues().counts(),
            null,
            null));
  }

  private static List<Double> replicates(EvaluationClaim claim, List<Score> scores) {
    return scores.stream()
        .filter(score -> score.key().equals(claim.rankingMetric()))
        .map(score -> numbers(score.replicates()))
        .findFirst()
        .orElse(List.of());
  }

  private static ReportedScore score(Score score) {
    Map<String, List<List<Double>>> parts = new LinkedHashMap<>();
    score
        .parts()
        .forEach(
            (name, rows) -> parts.put(name, Arrays.stream(rows).map(Reporting::numbers).toList()));
    return new ReportedScore(score.key(), score.value(), score.undefinedReason(), parts);
  }

  private static List<Double> numbers(double[] row) {
    List<Double> numbers = new ArrayList<>();
    for (double one : row) {
      numbers.add(Double.isNaN(one) ? null : one);
    }
    return numbers;
  }

  private static ReportedIssue issue(Issue issue) {
    var location = issue.location();
    return new ReportedIssue(
        Severity.valueOf(issue.severity().name()),
        issue.code(),
        text(issue.message(), 2_000),
        orNull(text(location.file(), 500)),
        location.line() == 0 ? null : location.line(),
        orNull(text(location.caseId(), 500)),
        orNull(text(location.field(), 500)));
  }

  /** As the server takes texts: what a submission holds is anything. */
  private static String text(String text, int most) {
    return PlainText.first(most, PlainText.of(text));
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
