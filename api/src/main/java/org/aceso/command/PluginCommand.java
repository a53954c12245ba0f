package org.aceso.command;

import picocli.CommandLine;

/** {@code aceso plugin}: what an author does with a jar of their own. */
@CommandLine.Command(
    name = "plugin",
    description = "Begin a plugin, or check its jar.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class PluginCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  static CommandLine line() {
    return new CommandLine(new PluginCommand())
        .addSubcommand(new PluginNewCommand())
        .addSubcommand(new PluginCheckCommand());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        command.commandLine(), "name what to do: new or check");
  }
}
