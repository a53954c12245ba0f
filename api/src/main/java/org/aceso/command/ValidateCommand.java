package org.aceso.command;

import java.io.IOException;
import java.nio.file.Path;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import picocli.CommandLine;

/** {@code aceso validate}. */
@CommandLine.Command(
    name = "validate",
    description = "Check a submission as the server will, with the public case list alone.")
final class ValidateCommand extends SubmissionCommand {
  @CommandLine.Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "the public case list")
  private Path cases;

  ValidateCommand(Path plugins) {
    super(plugins);
  }

  @Override
  void check(PathCheck paths) {
    paths.readsFile(cases).reads(submission());
  }

  @Override
  int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException {
    Checked<CaseList> list = CaseFile.read(cases);
    if (list.value().isEmpty()) {
      return unusable("case list", list.issues());
    }
    return tell(type, evaluator().validate(evaluation, list.get(), Upload.of(submission())));
  }
}
