package org.aceso.command;

import java.io.IOException;
import java.nio.file.Path;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import picocli.CommandLine;

/** {@code aceso sample}. */
@CommandLine.Command(
    name = "sample",
    description = "Write a submission that is valid for a case list and predicts nothing.")
final class SampleCommand extends TypeCommand {
  @CommandLine.Option(
      names = "--cases",
      paramLabel = "FILE",
      required = true,
      description = "the public case list")
  private Path cases;

  @CommandLine.Option(
      names = "--output",
      paramLabel = "FILE",
      required = true,
      description = "where to write it")
  private Path output;

  SampleCommand(Path plugins) {
    super(plugins);
  }

  @Override
  void check(PathCheck paths) {
    paths.readsFile(cases).writes(output);
  }

  @Override
  int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException {
    Checked<CaseList> list = CaseFile.read(cases);
    if (list.value().isEmpty()) {
      return unusable("case list", list.issues());
    }
    evaluator().writeSample(evaluation, list.get(), output);
    out().println("a sample of " + list.get().size() + " cases is in " + output);
    return Exit.DONE;
  }
}
