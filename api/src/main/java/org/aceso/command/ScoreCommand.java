package org.aceso.command;

import java.io.IOException;
import java.nio.file.Path;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
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

  ScoreCommand(Path plugins) {
    super(plugins);
  }

  @Override
  void check(PathCheck paths) {
    paths.reads(reference).reads(submission());
    if (cases != null) {
      paths.readsFile(cases);
    }
  }

  @Override
  int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException {
    Evaluator evaluator = evaluator();
    Checked<CaseList> list =
        cases == null
            ? evaluator.listCases(evaluation, Upload.of(reference))
            : CaseFile.read(cases);
    if (list.value().isEmpty()) {
      return unusable(cases == null ? "reference" : "case list", list.issues());
    }
    Outcome truth = evaluator.checkReference(evaluation, list.get(), Upload.of(reference));
    if (!truth.valid()) {
      return unusable("reference", truth.issues());
    }
    IssueText.print(truth.issues(), err());
    return tell(
        type,
        evaluator.score(
            evaluation,
            list.get(),
            Upload.of(reference),
            Upload.of(submission()),
            Resampling.NONE));
  }
}
