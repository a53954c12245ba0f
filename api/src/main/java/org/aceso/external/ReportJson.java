package org.aceso.external;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.queue.Job;
import org.aceso.runner.Fault;
import org.aceso.runner.Score;
import org.aceso.spi.Issue;
import org.aceso.spi.Location;
import org.aceso.wire.EvaluationReport;
import org.aceso.wire.EvaluationState;
import org.aceso.wire.ReportTaken;
import org.aceso.wire.ReportedIssue;
import org.aceso.wire.ReportedScore;

/** Reports on the wire. */
final class ReportJson {
  private ReportJson() {}

  static Report report(EvaluationReport wire) {
    return new Report(
        Report.Outcome.valueOf(wire.outcome().name()),
        wire.pluginSha256(),
        wire.runnerVersion(),
        wire.scores() == null ? null : wire.scores().stream().map(ReportJson::score).toList(),
        wire.replicates() == null ? null : numbers(wire.replicates()),
        wire.issues() == null ? null : wire.issues().stream().map(ReportJson::issue).toList(),
        wire.counts() == null ? Map.of() : wire.counts(),
        wire.fault() == null ? null : Fault.valueOf(wire.fault().name()),
        wire.detail());
  }

  static ReportTaken taken(Job job, String state) {
    return new ReportTaken(job.evaluationId(), EvaluationState.valueOf(state));
  }

  private static Score score(ReportedScore wire) {
    SortedMap<String, double[][]> parts = new TreeMap<>();
    if (wire.parts() != null) {
      wire.parts()
          .forEach(
              (name, rows) ->
                  parts.put(name, rows.stream().map(ReportJson::numbers).toArray(double[][]::new)));
    }
    return new Score(
        wire.metric(),
        // Negative zero is none here either.
        wire.value() == null ? null : wire.value() + 0.0,
        wire.undefinedReason(),
        parts,
        List.of(),
        new double[0],
        new double[0]);
  }

  private static double[] numbers(List<Double> wire) {
    return wire.stream().mapToDouble(one -> one == null ? Double.NaN : one + 0.0).toArray();
  }

  private static Issue issue(ReportedIssue wire) {
    return new Issue(
        Issue.Severity.valueOf(wire.severity().name()),
        wire.code(),
        wire.message(),
        new Location(
            text(wire.file()),
            wire.line() == null ? 0 : wire.line(),
            text(wire.caseId()),
            text(wire.field())));
  }

  private static String text(String wire) {
    return wire == null ? "" : wire;
  }
}
