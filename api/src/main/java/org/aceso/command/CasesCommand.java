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

/** {@code aceso cases}. */
@CommandLine.Command(
    name = "cases",
    description = "Write the public case list that a reference proposes.")
final class CasesCommand extends TypeCommand {
  @CommandLine.Option(
      names = "--reference",
      paramLabel = "FILE",
      required = true,
      description = "the ground truth")
  private Path reference;

  @CommandLine.Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "where to write it")
  private Path output;

  CasesCommand(Path plugins) {
    super(plugins);
  }

  @Override
  void check(PathCheck paths) {
    paths.reads(reference).writes(output);
  }

  @Override
  int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException {
    Checked<CaseList> cases = evaluator().listCases(evaluation, Upload.of(reference));
    if (cases.value().isEmpty()) {
      return unusable("reference", cases.issues());
    }
    CaseFile.write(cases.get(), output);
    out().println(cases.get().size() + " cases written to " + output);
    return Exit.DONE;
  }
}
