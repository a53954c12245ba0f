package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.aceso.storage.BlobStore;
import org.aceso.storage.Scrub;
import picocli.CommandLine;

/** {@code aceso scrub}. */
@CommandLine.Command(
    name = "scrub",
    description =
        "Read every stored file again, and list those that are missing or have changed, and those"
            + " that are there although they were removed. Changes no file.",
    mixinStandardHelpOptions = true)
final class ScrubCommand implements Callable<Integer> {
  /** Some files are not what they were. */
  private static final int DAMAGED = 2;

  @CommandLine.Mixin private SettingsOption settings;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Config config = settings.read();
    PrintWriter out = command.commandLine().getOut();
    try (OpenInstallation installation = OpenInstallation.open(config);
        BlobStore store = Stores.open(config, config.path(ServerSetting.DATA))) {
      Scrub.Result result =
          new Scrub(installation.jdbi(), store)
              .run(
                  found -> {
                    out.println(found.blob().sha256() + " " + found.problem());
                    out.flush();
                  });
      out.printf(
          "%d files with %d bytes, of which %d are damaged%n",
          result.files(), result.bytes(), result.damaged());
      if (result.leftover() > 0) {
        out.printf("%d files were removed, but are there%n", result.leftover());
      }
      out.flush();
      return result.damaged() == 0 ? 0 : DAMAGED;
    }
  }
}
