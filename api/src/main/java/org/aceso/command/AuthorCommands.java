package org.aceso.command;

import java.nio.file.Path;
import picocli.CommandLine;

/** The commands that need no server. */
public final class AuthorCommands {
  private AuthorCommands() {}

  /**
   * Adds them to a command line.
   *
   * @param plugins the folder of jars that is looked at unless another is stated
   */
  public static void addTo(CommandLine line, Path plugins) {
    line.addSubcommand(new TypesCommand(plugins));
    line.addSubcommand(new CasesCommand(plugins));
    line.addSubcommand(new SampleCommand(plugins));
    line.addSubcommand(new ValidateCommand(plugins));
    line.addSubcommand(new ScoreCommand(plugins));
    line.addSubcommand(PluginCommand.line());
  }
}
