package org.aceso;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.aceso.backup.WrongFolderException;
import org.aceso.command.AuthorCommands;
import org.aceso.database.UnreachableException;
import org.aceso.evaluator.EvaluateCommand;
import org.aceso.ids.NearestName;
import org.aceso.runner.Runner;
import picocli.CommandLine;

/** The command line. */
@CommandLine.Command(
    name = "aceso",
    description = "Run medical data challenges over HTTP.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  /** Wrong usage, as in sysexits.h. */
  static final int USAGE = 64;

  private static final String HELP = "help";

  private Main() {}

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"aceso " + Runner.version() + ", SPI " + Runner.spiVersion()};
    }
  }

  public static void main(String[] arguments) {
    System.exit(commandLine(arguments).execute(arguments));
  }

  /**
   * The command that is named, or all where none is, and how they end: to look at all of them would
   * take longer than many a command.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine line = new CommandLine(new Main());
    Map<String, Supplier<Object>> commands = commands(Parts.application().resolve("plugins"));
    String named = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(named) && !named.equals(HELP)) {
      commands.keySet().retainAll(Set.of(named));
    }
    commands.forEach((name, command) -> line.addSubcommand(name, command.get()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          wrong.getCommandLine().getErr().println("aceso: " + wrong.getMessage() + nearest(wrong));
          wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, given) -> {
          if (isUsage(failure)) {
            command.getErr().println("aceso: " + failure.getMessage());
            return USAGE;
          }
          boolean known = failure instanceof IOException || failure instanceof UnreachableException;
          command.getErr().println("aceso: " + (known ? failure.getMessage() : failure));
          return 1;
        });
    return line;
  }

  private static boolean isUsage(Exception failure) {
    return failure instanceof WrongUsageException
        || failure instanceof ConfigException
        || failure instanceof WrongFolderException;
  }

  /** What somebody may have meant who mistyped a command or an option. */
  private static String nearest(CommandLine.ParameterException wrong) {
    if (!(wrong instanceof CommandLine.UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    String given = unmatched.getUnmatched().get(0);
    CommandLine command = wrong.getCommandLine();
    return NearestName.of(
            given,
            given.startsWith("-")
                ? command.getCommandSpec().optionsMap().keySet()
                : command.getSubcommands().keySet())
        .map(name -> "; the nearest one is " + name)
        .orElse("");
  }

  private static Map<String, Supplier<Object>> commands(Path plugins) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("work", WorkCommand::new);
    commands.put("demo", DemoCommand::new);
    commands.put("token", TokenCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("scrub", ScrubCommand::new);
    commands.putAll(AuthorCommands.byName(plugins));
    commands.put("evaluate", () -> new EvaluateCommand(plugins));
    commands.put(HELP, CommandLine.HelpCommand::new);
    return commands;
  }
}
