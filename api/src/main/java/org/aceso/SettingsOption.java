package org.aceso;

import java.nio.file.Path;
import picocli.CommandLine;

/** Where a command finds the settings of its server: the same for all that use any. */
final class SettingsOption {
  @CommandLine.Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "a properties file; the environment wins over it")
  private Path file;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  private CommandLine.Model.CommandSpec command;

  /** The settings, checked. A variable that is none of ours is told, and no reason to stop. */
  Config read() {
    Spelling.unknown(System.getenv().keySet())
        .forEach(told -> command.commandLine().getErr().println("aceso: " + told));
    return Config.read(file, System.getenv());
  }
}
