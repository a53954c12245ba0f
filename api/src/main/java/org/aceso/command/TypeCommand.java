package org.aceso.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.aceso.runner.Checked;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.IssueReport;
import org.aceso.runner.Limits;
import org.aceso.runner.SettingValues;
import org.aceso.runner.composite.Composite;
import org.aceso.runner.host.PluginJar;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Evaluation;
import org.aceso.spi.Settings;
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

  @CommandLine.Mixin private final PluginOption plugins;

  private PluginJar jar;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  TypeCommand(Path plugins) {
    this.plugins = new PluginOption(plugins);
  }

  /** Names the files that the command reads and writes. */
  abstract void check(PathCheck paths);

  /** The settings as {@code --set} states them, unless a command has them from elsewhere. */
  Checked<Settings> settings(ChallengeType configurable, List<String> assignments)
      throws IOException {
    return SettingValues.fromText(configurable.settings(), assignments);
  }

  /** The digest of the jar that brings the type. */
  String jarSha256() {
    return jar.sha256();
  }

  /** Does the work of the command; answers the exit status. */
  abstract int run(ChallengeType type, Evaluation<?, ?, ?> evaluation) throws IOException;

  @Override
  public Integer call() {
    return Guard.run(command.commandLine(), this::findAndRun);
  }

  private int findAndRun() throws IOException {
    PathCheck paths = new PathCheck();
    check(paths);
    try (PluginFolder folder = PluginFolder.open(plugins.folder(), type, err())) {
      paths.problems().forEach(problem -> err().println("aceso: " + problem));
      PluginFolder.Hosted hosted = folder.find(type);
      jar = hosted.jar();
      return jar.within(() -> configureAndRun(hosted.type(), paths.problems().isEmpty()));
    }
  }

  private int configureAndRun(ChallengeType configurable, boolean ready) {
    try {
      return configuredAndRun(configurable, ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int configuredAndRun(ChallengeType configurable, boolean ready) throws IOException {
    Checked<Evaluation<?, ?, ?>> evaluation =
        Configuring.configure(configurable, settings(configurable, settings), composites());
    if (evaluation.value().isEmpty()) {
      err().println("aceso: the settings cannot be used");
      IssueText.printSettings(evaluation.issues(), err());
      return Exit.USAGE;
    }
    if (!ready) {
      return Exit.USAGE;
    }
    IssueText.printSettings(evaluation.issues(), err());
    return run(configurable, evaluation.get());
  }

  /** Scores that are made of those of the type; asked for after the settings. */
  List<Composite> composites() throws IOException {
    return List.of();
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

  /** Ends because something other than the submission is wrong, with all that is. */
  int unusable(String what, IssueReport issues) {
    err().println("aceso: the " + what + " cannot be used");
    IssueText.print(issues, err());
    return Exit.USAGE;
  }
}
