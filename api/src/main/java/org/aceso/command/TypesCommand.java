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
    description = "List the challenge types of the plugins folder with their settings.",
    mixinStandardHelpOptions = true)
final class TypesCommand implements Callable<Integer> {
  @CommandLine.Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "the folder of plugin jars")
  private Path plugins;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  TypesCommand(Path plugins) {
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    try (PluginFolder folder = PluginFolder.open(plugins, err)) {
      folder.types().values().forEach(hosted -> print(hosted.type(), out));
      return Exit.DONE;
    } catch (UsageException e) {
      err.println("aceso: " + e.getMessage());
      return Exit.USAGE;
    }
  }

  private static void print(ChallengeType type, PrintWriter out) {
    out.println(type.id() + "  " + type.title());
    for (Setting setting : type.settings()) {
      String standard = setting.required() ? "required" : "standard " + setting.standard();
      out.println("  --set " + setting.name() + "=" + setting.kind() + "  (" + standard + ")");
      out.println("      " + setting.help());
    }
  }
}
