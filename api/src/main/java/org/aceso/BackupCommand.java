package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.aceso.backup.Backup;
import org.aceso.backup.Manifest;
import org.aceso.storage.BlobStore;
import picocli.CommandLine;

/** {@code aceso backup}. */
@CommandLine.Command(
    name = "backup",
    description =
        "Copy the whole installation, database and stored files, into a new folder, while the server"
            + " runs or not. Settings are those of serve.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The folder is readable by its owner alone: keep it so. Hashes of tokens, secrets of webhooks,",
      "hidden ground truth and what people told are in it.",
      "",
      "Exit status: 0 done, 64 wrong usage, 1 there is no backup."
    })
final class BackupCommand implements Callable<Integer> {
  @CommandLine.Parameters(paramLabel = "TARGET", description = "a folder that is not there yet")
  private Path target;

  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Config config = settings.read();
    try (OpenInstallation installation = OpenInstallation.open(config);
        BlobStore store = Stores.open(config, config.path(ServerSetting.DATA))) {
      Manifest manifest = Backup.take(installation.jdbi(), store, target);
      PrintWriter out = command.commandLine().getOut();
      out.println("backup in " + target + ": " + manifest);
      if (manifest.auditHead() != null) {
        out.println("head " + manifest.auditHead().seq() + ":" + manifest.auditHead().hash());
      }
      out.flush();
    }
    return 0;
  }
}
