package org.aceso.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aceso.spi.ChallengeType;
import org.aceso.spi.Setting;
import picocli.CommandLine;

/** {@code aceso types}. */
@CommandLine.Command(
    name = "types",
    description = "List the challenge types of the plugins folder with their settings.")
final class TypesCommand implements Callable<Integer> {
  @CommandLine.Mixin private final PluginOption plugins;

  @CommandLine.Option(
      names = "--presets",
      description = "list the challenges that the types bring ready to be set up")
  private boolean presets;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  TypesCommand(Path plugins) {
    this.plugins = new PluginOption(plugins);
  }

  @Override
  public Integer call() {
    CommandLine line = command.commandLine();
    return Guard.run(
        line,
        () ->
            presets
                ? PresetText.print(plugins.folder(), line.getOut(), line.getErr())
                : print(line.getOut(), line.getErr()));
  }

  private int print(PrintWriter out, PrintWriter err) throws IOException {
    try (PluginFolder folder = PluginFolder.open(plugins.folder(), err)) {
      for (PluginFolder.Hosted hosted : folder.types().values()) {
        hosted
            .jar()
            .within(
                () -> {
                  print(hosted.type(), out);
                  return hosted;
                });
      }
      return Exit.DONE;
    }
  }

  private static void print(ChallengeType type, PrintWriter out) {
    out.println(type.id() + "  " + type.title());
    for (Setting setting : type.settings()) {
      out.println(
          "  --set " + setting.name() + "=" + setting.kind() + "  (" + standard(setting) + ")");
      out.println("      " + setting.help());
      if (!setting.choices().isEmpty()) {
        out.println("      one of " + String.join(", ", setting.choices()));
      }
    }
  }

  private static String standard(Setting setting) {
    if (setting.required()) {
      return "required";
    }
    return setting.standard().isEmpty() ? "may be left out" : "standard " + setting.standard();
  }
}
