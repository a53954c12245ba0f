package org.aceso.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import picocli.CommandLine;

/** {@code aceso plugin new}. */
@CommandLine.Command(
    name = "new",
    description = "Write a project of a plugin that works: the example of the guide, renamed.")
final class PluginNewCommand implements Callable<Integer> {
  @CommandLine.Parameters(
      paramLabel = "NAME",
      description = "of the challenge type: lower-case words with - between them, as lesion-count")
  private String name;

  @CommandLine.Option(
      names = "--package",
      paramLabel = "PACKAGE",
      description =
          "of its classes, and group of its artifact; org.example and the name by default")
  private String packageName;

  @CommandLine.Option(
      names = "--folder",
      paramLabel = "FOLDER",
      description = "where to write it, new or empty; the name by default")
  private Path folder;

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
    return Guard.run(line, () -> write(line));
  }

  private int write(CommandLine line) throws IOException {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 60) {
      throw new UsageException(name + " is no name: write lower-case words with - between them");
    }
    String chosen = packageName == null ? "org.example." + name.replace("-", "") : packageName;
    if (!SourceVersion.isName(chosen)) {
      throw new UsageException(chosen + " is no name of a package: name one with --package");
    }
    Path target = folder == null ? Path.of(name) : folder;
    if (!isFree(target)) {
      throw new UsageException(target + " is there and not empty: name another with --folder");
    }
    PluginTemplate template = new PluginTemplate(name, chosen);
    if (template.clashes()) {
      throw new UsageException(
          name + " would give its class the name of one that the example uses: choose another");
    }
    List<Path> written = template.writeTo(target);
    written.forEach(file -> line.getOut().println(file));
    line.getOut()
        .printf(
            Locale.ROOT,
            "Next: replace what is about mitoses, then mvn verify and"
                + " aceso plugin check target/%s-1.0.0.jar --fixture src/test/resources/fixture%n",
            name);
    return Exit.DONE;
  }

  private static boolean isFree(Path target) throws IOException {
    if (!Files.exists(target)) {
      return true;
    }
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> there = Files.list(target)) {
      return there.findAny().isEmpty();
    }
  }
}
