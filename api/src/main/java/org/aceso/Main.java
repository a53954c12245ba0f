package org.aceso;

import java.io.IOException;
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
    subcommands = {
      ServeCommand.class,
      WorkCommand.class,
      DemoCommand.class,
      TokenCommand.class,
      AuditCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DoctorCommand.class,
      ScrubCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  /** Wrong usage, as in sysexits.h. */
  static final int USAGE = 64;

  private Main() {}

  /** What {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"aceso " + Runner.version() + ", SPI " + Runner.spiVersion()};
    }
  }

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** All commands, and how they end. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    AuthorCommands.addTo(line, Parts.application().resolve("plugins"));
    line.addSubcommand(new EvaluateCommand(Parts.application().resolve("plugins")));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(
        (wrong, given) -> {
          wrong.getCommandLine().getErr().println("aceso: " + wrong.getMessage() + nearest(wrong));
          wrong.getCommandLine().usage(wrong.getCommandLine().getErr());
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, given) -> {
          if (failure instanceof WrongUsageException || failure instanceof ConfigException) {
            command.getErr().println("aceso: " + failure.getMessage());
            return USAGE;
          }
          boolean known = failure instanceof IOException || failure instanceof UnreachableException;
          command.getErr().println("aceso: " + (known ? failure.getMessage() : failure));
          return 1;
        });
    return line;
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
}
