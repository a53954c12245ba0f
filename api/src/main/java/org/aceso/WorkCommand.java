package org.aceso;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code aceso work}. */
@CommandLine.Command(
    name = "work",
    description = {
      "Evaluate what servers of the same database and files take in; serves nothing itself.",
      "Takes the settings of a server. Run as many as there are machines."
    },
    sortOptions = false)
final class WorkCommand implements Callable<Integer> {
  @CommandLine.Mixin private SettingsOption settings;

  @CommandLine.Option(
      names = {"-h", "--help"},
      description = "list every setting with its standard value")
  private boolean help;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (help) {
      SettingsHelp.print(command.commandLine());
      return 0;
    }
    Config config = settings.read();
    LogFormat.use(config);
    Work work = new Work();
    Runtime.getRuntime().addShutdownHook(new Thread(work::close));
    work.open(config);
    var out = command.commandLine().getOut();
    out.println("Aceso works, " + config.number(ServerSetting.WORKERS) + " at a time");
    out.println("data:   " + config.path(ServerSetting.DATA));
    work.health().ifPresent(url -> out.println("health: " + url));
    out.flush();
    work.awaitLoss();
    command.commandLine().getErr().println("aceso: the server of the database has ended");
    return 1;
  }
}
