package org.aceso.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.aceso.runner.CaseFile;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.EvaluatorException;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Limits;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import picocli.CommandLine;

/** What all commands on one type share: finding it, its settings, its cases, and how to end. */
abstract class TypeCommand implements Callable<Integer> {
  @CommandLine.Parameters(
      paramLabel = "TYPE",
      description = "a challenge type such as ordinal-classification or binary-risk@1")
  private String type;

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting; numbers as 0.5, 1,2,3 or 0,1;1,0; a file as its path")
  private List<String> settings = new ArrayList<>();

  @CommandLine.Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "the folder of plugin jars")
  private Path plugins;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  TypeCommand(Path plugins) {
    this.plugins = plugins;
  }

  /** Does the work of the command; answers the exit status. */
  abstract int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException;

  @Override
  public Integer call() throws IOException {
    try (PluginFolder folder = PluginFolder.open(plugins, err())) {
      PluginFolder.Hosted hosted = folder.find(type);
      return hosted.jar().within(() -> configureAndRun(hosted.type()));
    } catch (UsageException e) {
      err().println("aceso: " + e.getMessage());
      return Exit.USAGE;
    } catch (EvaluatorException e) {
      err().println("aceso: " + e.fault() + ": " + e.getMessage());
      return Exit.OUR_FAULT;
    }
  }

  private int configureAndRun(ChallengeType configurable) {
    Checked<Evaluation<?, ?, ?>> evaluation =
        Configuring.configure(
            configurable, SettingValues.fromText(configurable.settings(), settings));
    if (evaluation.value().isEmpty()) {
      return unusable("settings", evaluation.issues());
    }
    try {
      return run(configurable, evaluation.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }

  static Evaluator evaluator() {
    return new Evaluator(Limits.standard(), Runtime.getRuntime().availableProcessors());
  }

  static Upload upload(Path file) {
    if (!Files.exists(file)) {
      throw new UsageException("there is no file " + file);
    }
    return Upload.of(file);
  }

  static Checked<CaseList> readCases(Path file) throws IOException {
    upload(file);
    return CaseFile.read(file);
  }

  /** Ends because something other than the submission is wrong, with all that is. */
  int unusable(String what, IssueReport issues) {
    err().println("aceso: the " + what + " cannot be used");
    IssueText.print(issues, err());
    return Exit.USAGE;
  }
}
