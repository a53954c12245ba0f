package org.aceso.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.CheckedScores;
import org.aceso.runner.ChosenMetrics;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.composite.Composite;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Settings;
import picocli.CommandLine;

/** {@code aceso score}. */
@CommandLine.Command(name = "score", description = "Score a submission against a reference.")
final class ScoreCommand extends SubmissionCommand {
  @CommandLine.Option(
      names = "--reference",
      paramLabel = "FILE",
      required = true,
      description = "the ground truth")
  private Path reference;

  @CommandLine.Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "the public case list; the one that the reference proposes by default")
  private Path cases;

  @CommandLine.Option(
      names = "--receipt",
      paramLabel = "FILE",
      description =
          "an evaluation as GET /v1/evaluations/{id} answers: takes its settings and replicates,"
              + " needs --cases, and exits with 2 unless every piece and every bit is the same")
  private Path receiptFile;

  @CommandLine.Option(
      names = "--composite",
      paramLabel = "FILE",
      description =
          "a score made of others, or a list of them, in JSON as a phase states its composites")
  private Path compositeFile;

  @CommandLine.Option(
      names = "--metric",
      paramLabel = "KEY",
      description =
          "compute this metric alone, such as auroc@1, a composite as composite@1[name=NAME]; may"
              + " be there several times; every metric of the type by default")
  private List<String> metrics = new ArrayList<>();

  private Receipt receipt;
  private final Map<String, Path> settingFiles = new TreeMap<>();

  ScoreCommand(Path plugins) {
    super(plugins);
  }

  @Override
  void check(PathCheck paths) {
    paths.reads(reference).reads(submission());
    if (cases != null) {
      paths.readsFile(cases);
    }
    if (compositeFile != null) {
      paths.readsFile(compositeFile);
    }
    if (receiptFile != null) {
      paths.readsFile(receiptFile);
      if (compositeFile != null) {
        throw new UsageException(
            "--receipt has the composites of its phase: take --composite away");
      }
      if (!metrics.isEmpty()) {
        throw new UsageException("--receipt is about every score: take --metric away");
      }
      if (cases == null) {
        throw new UsageException("--receipt needs the --cases that the phase published");
      }
    }
  }

  @Override
  Checked<Settings> settings(ChallengeType type, List<String> assignments) throws IOException {
    if (receiptFile == null) {
      return super.settings(type, assignments);
    }
    receipt = Receipt.read(receiptFile);
    if (!receipt.challengeType().equals(type.id().toString())) {
      throw new UsageException("the receipt is one of " + receipt.challengeType());
    }
    for (String assignment : assignments) {
      String[] parts = assignment.split("=", 2);
      settingFiles.put(parts[0], Path.of(parts.length == 2 ? parts[1] : ""));
    }
    return SettingValues.fromJson(type.settings(), receipt.settings(settingFiles));
  }

  @Override
  List<Composite> composites() throws IOException {
    if (receipt != null) {
      return receipt.composites();
    }
    return compositeFile == null ? List.of() : CompositeFile.read(compositeFile);
  }

  @Override
  int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException {
    Evaluation<?, ?, ?> wanted = wanted(evaluation);
    Evaluator evaluator = evaluator();
    Checked<CaseList> list =
        cases == null ? evaluator.listCases(wanted, Upload.of(reference)) : CaseFile.read(cases);
    if (list.value().isEmpty()) {
      return unusable(cases == null ? "reference" : "case list", list.issues());
    }
    CheckedScores scores =
        evaluator.checkAndScore(
            wanted,
            list.get(),
            Upload.of(reference),
            Upload.of(submission()),
            receipt == null ? Resampling.NONE : receipt.resampling());
    if (scores.submission().isEmpty()) {
      return unusable("reference", scores.reference().issues());
    }
    IssueText.print(scores.reference().issues(), err());
    Outcome outcome = scores.submission().get();
    int told = tell(type, outcome);
    return receipt == null || told != Exit.DONE ? told : compared(outcome);
  }

  /** What is to be computed of it; all unless metrics are named. */
  private Evaluation<?, ?, ?> wanted(Evaluation<?, ?, ?> evaluation) {
    if (metrics.isEmpty()) {
      return evaluation;
    }
    List<String> known = ChosenMetrics.keys(evaluation);
    for (String metric : metrics) {
      if (!known.contains(metric)) {
        throw new UsageException(
            "with these settings there is no metric "
                + metric
                + "; there is "
                + String.join(", ", known));
      }
    }
    return ChosenMetrics.of(evaluation, metrics);
  }

  /** On the error stream, so that what is printed for programs stays as it is. */
  private int compared(Outcome outcome) throws IOException {
    List<String> differences =
        new ArrayList<>(
            receipt.otherPieces(jarSha256(), submission(), reference, cases, settingFiles));
    differences.addAll(ReceiptScores.differences(receipt.scores(), outcome.scores()));
    differences.forEach(difference -> err().println("aceso: " + difference));
    err()
        .println(
            differences.isEmpty()
                ? "the same as in the receipt"
                : "not the same as in the receipt");
    return differences.isEmpty() ? Exit.DONE : Exit.REFUSED;
  }
}
