package org.aceso.external;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aceso.http.Refusal;
import org.aceso.http.RequestProblem;
import org.aceso.phase.Phase;
import org.aceso.spi.Issue;

/** Holds a report against what the phase froze, and tells everything that does not fit at once. */
final class ReportCheck {
  private final Report report;
  private final Phase phase;
  private final List<RequestProblem> problems = new ArrayList<>();

  private ReportCheck(Report report, Phase phase) {
    this.report = report;
    this.phase = phase;
  }

  static void require(Report report, Phase phase) {
    ReportCheck check = new ReportCheck(report, phase);
    switch (report.outcome()) {
      case SCORED -> check.scored();
      case INVALID -> check.invalid();
      case FAILED -> check.failed();
    }
    if (!check.problems.isEmpty()) {
      throw Refusal.invalid(check.problems);
    }
  }

  private void scored() {
    computed();
    required("scores", report.scores());
    required("replicates", report.replicates());
    absent("fault", report.fault());
    absent("detail", report.detail());
    if (report.scores() != null) {
      new ScoreCheck(phase.frozen(), problems).scores(report.scores());
    }
    if (report.replicates() != null) {
      new ScoreCheck(phase.frozen(), problems)
          .replicates(report.replicates(), phase.draft().ranking());
    }
    if (report.hasError()) {
      problem("issues", "error", "a file with an error has no scores: the outcome is INVALID");
    }
    issues();
  }

  private void invalid() {
    computed();
    absent("scores", report.scores());
    absent("replicates", report.replicates());
    absent("fault", report.fault());
    absent("detail", report.detail());
    if (!report.hasError()) {
      problem("issues", "required", "must say why, with an ERROR at least");
    }
    issues();
  }

  private void failed() {
    required("fault", report.fault());
    absent("scores", report.scores());
    absent("replicates", report.replicates());
    absent("issues", report.issues());
    if (!report.counts().isEmpty()) {
      absent("counts", report.counts());
    }
  }

  private void computed() {
    required("pluginSha256", report.pluginSha256());
    required("runnerVersion", report.runnerVersion());
    String frozen = phase.frozen().plugin().sha256();
    if (report.pluginSha256() != null && !report.pluginSha256().equals(frozen)) {
      problem("pluginSha256", "other", "the claim names " + frozen);
    }
  }

  private void issues() {
    Map<String, Long> listed =
        report.issues() == null
            ? Map.of()
            : report.issues().stream()
                .collect(Collectors.groupingBy(Issue::code, Collectors.counting()));
    report
        .counts()
        .forEach(
            (code, count) -> {
              if (count < listed.getOrDefault(code, 0L)) {
                problem(RequestProblem.pointer("counts", code), "range", "more of it are listed");
              }
            });
  }

  private void required(String member, Object value) {
    if (value == null) {
      problem(member, "required", report.outcome() + " needs it");
    }
  }

  private void absent(String member, Object value) {
    if (value != null) {
      problem(member, "unexpected", report.outcome() + " has none");
    }
  }

  private void problem(String member, String code, String detail) {
    problems.add(RequestProblem.member("#/" + member, code, detail));
  }
}
