package org.aceso.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.aceso.runner.json.RunnerJson;
import org.aceso.testkit.check.CheckOptions;
import org.aceso.testkit.check.Finding;
import org.aceso.testkit.check.JarCheck;
import org.aceso.testkit.check.JarReport;
import org.aceso.testkit.check.RefusedSettingsException;
import picocli.CommandLine;

/** {@code aceso plugin check}. */
@CommandLine.Command(
    name = "check",
    description = "Try a jar as a server runs it: contract, determinism, leaks, speed, memory.")
final class PluginCheckCommand implements Callable<Integer> {
  @CommandLine.Parameters(paramLabel = "JAR", description = "the plugin jar")
  private Path jar;

  @CommandLine.Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "one type of the jar, such as mitosis-count@1; all by default")
  private String type;

  @CommandLine.Option(
      names = "--fixture",
      paramLabel = "FOLDER",
      description =
          "reference, submissions, invalid ones and golden.json, as for the testkit; made from the"
              + " sample of the type by default")
  private Path fixture;

  @CommandLine.Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "a setting, as for aceso score")
  private List<String> settings = new ArrayList<>();

  @CommandLine.Option(
      names = "--ordered-rows",
      description = "the order of the rows of a submission means something")
  private boolean orderedRows;

  @CommandLine.Option(names = "--json", description = "print what was found as JSON")
  private boolean json;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this text")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() {
    CommandLine line = command.commandLine();
    return Guard.run(line, () -> check(line));
  }

  private int check(CommandLine line) throws JsonProcessingException {
    PathCheck paths = new PathCheck().readsFile(jar);
    if (fixture != null) {
      paths.reads(fixture);
    }
    if (!paths.problems().isEmpty()) {
      throw new UsageException(String.join("; ", paths.problems()));
    }
    if (fixture != null && !Files.isDirectory(fixture)) {
      throw new UsageException(fixture + " is no folder: a fixture is one");
    }
    JarReport report = report();
    if (json) {
      line.getOut().println(RunnerJson.mapper().writeValueAsString(report));
    } else {
      CheckText.print(report, line.getOut());
    }
    return report.count(Finding.Result.FOUND) == 0 ? Exit.DONE : Exit.REFUSED;
  }

  private JarReport report() {
    try {
      return JarCheck.run(new CheckOptions(jar, type, fixture, settings, orderedRows));
    } catch (RefusedSettingsException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
