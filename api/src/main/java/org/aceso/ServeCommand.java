package org.aceso;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** {@code aceso serve}. */
@CommandLine.Command(
    name = "serve",
    description = "Start the server. Settings come from a file and from the environment.",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
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
    Aceso server = new Aceso();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> server.stop(config.seconds(ServerSetting.STOP_DELAY_SECONDS))));
    server.open(config);
    var out = command.commandLine().getOut();
    out.println("Aceso listens on " + server.url());
    out.println("data:   " + config.path(ServerSetting.DATA));
    out.println("docs:   " + server.url() + "/docs");
    server
        .metricsPort()
        .ifPresent(
            port ->
                out.println(
                    "metrics: http://"
                        + config.text(ServerSetting.METRICS_HOST)
                        + ":"
                        + port
                        + "/metrics"));
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }
}
