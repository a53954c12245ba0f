package org.aceso.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands that need no server. */
public final class AuthorCommands {
  private AuthorCommands() {}

  /**
   * How each is made, by its name.
   *
   * @param plugins the folder of jars that is looked at unless another is stated
   */
  public static Map<String, Supplier<Object>> byName(Path plugins) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("types", () -> new TypesCommand(plugins));
    commands.put("cases", () -> new CasesCommand(plugins));
    commands.put("sample", () -> new SampleCommand(plugins));
    commands.put("validate", () -> new ValidateCommand(plugins));
    commands.put("score", () -> new ScoreCommand(plugins));
    commands.put("plugin", PluginCommand::line);
    return commands;
  }
}
