package org.aceso.command;

import java.nio.file.Path;
import picocli.CommandLine;

/** What every command takes: the plugins folder, and help. */
final class PluginOption {
  @CommandLine.Option(
      names = "--plugins",
      paramLabel = "FOLDER",
      description = "the folder of plugin jars; the one that comes with Aceso by default")
  private Path folder;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this text")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  PluginOption(Path standard) {
    this.folder = standard;
  }

  Path folder() {
    return folder;
  }
}
