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

  /** The settings, checked. */
  Config read() {
    return Config.read(file, System.getenv());
  }
}
