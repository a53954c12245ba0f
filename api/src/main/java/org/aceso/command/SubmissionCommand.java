package org.aceso.command;

import java.nio.file.Path;
import org.aceso.runner.Outcome;
import org.aceso.runner.Score;
import org.aceso.spi.ChallengeType;
import picocli.CommandLine;

/** What validating and scoring share: the submission, and how the outcome is told. */
abstract class SubmissionCommand extends TypeCommand {
  @CommandLine.Option(
      names = "--submission",
      paramLabel = "FILE",
      required = true,
      description = "what was predicted: a file, folder or zip as the type wants it")
  private Path submission;

  @CommandLine.Option(names = "--json", description = "print the outcome as JSON")
  private boolean json;

  SubmissionCommand(Path plugins) {
    super(plugins);
  }

  Path submission() {
    return submission;
  }

  int tell(ChallengeType type, Outcome outcome) {
    if (json) {
      out().println(OutcomeJson.text(type.id().toString(), outcome));
    } else {
      IssueText.print(outcome.issues(), err());
      for (Score score : outcome.scores()) {
        Object value =
            score.value() == null ? "undefined: " + score.undefinedReason() : score.value();
        out().printf("%-48s %s%n", score.key(), value);
      }
      out().println(outcome.valid() ? "valid, " + outcome.cases() + " cases" : "refused");
    }
    return outcome.valid() ? Exit.DONE : Exit.REFUSED;
  }
}
