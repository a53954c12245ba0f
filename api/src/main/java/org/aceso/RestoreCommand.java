package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aceso.audit.AuditLog;
import org.aceso.audit.Verification;
import org.aceso.backup.Restore;
import org.aceso.database.Database;
import org.aceso.database.EmbeddedDatabase;
import org.aceso.storage.BlobStore;
import picocli.CommandLine;

/** {@code aceso restore}. */
@CommandLine.Command(
    name = "restore",
    description =
        "Put a backup into an empty database and an empty folder, bring the schema up to date and"
            + " verify the audit log. Settings are those of serve.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The backup is read from end to end first: one that is not whole is refused with everything that",
      "is wrong with it, and nothing is touched.",
      "",
      "Exit status: 0 done, 2 done, but the audit log is wrong, 64 wrong usage, 1 not restored."
    })
final class RestoreCommand implements Callable<Integer> {
  private static final int WRONG_LOG = 2;

  @CommandLine.Parameters(paramLabel = "SOURCE", description = "the folder that backup made")
  private Path source;

  @CommandLine.Option(names = "--check", description = "only read the backup from end to end")
  private boolean check;

  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() throws IOException {
    Restore restore = Restore.of(source);
    PrintWriter out = command.commandLine().getOut();
    if (check) {
      out.println("whole: " + restore.manifest());
      out.flush();
      return 0;
    }
    Config config = settings.read();
    Path data = requireEmpty(config);
    if (config.has(ServerSetting.DATABASE_URL)) {
      return restore(
          restore,
          config,
          config.text(ServerSetting.DATABASE_URL),
          config.text(ServerSetting.DATABASE_USER),
          Databases.password(config));
    }
    try (EmbeddedDatabase own = EmbeddedDatabase.startForCommand(data.resolve("postgresql"))) {
      return restore(restore, config, own.url(), own.user(), own.password());
    }
  }

  /** The data folder, in which there is no installation. */
  private static Path requireEmpty(Config config) throws IOException {
    Path data = DataFolder.open(config);
    String store = config.text(ServerSetting.STORE).trim();
    List<Path> places = new ArrayList<>(List.of(data.resolve("files"), data.resolve("postgresql")));
    if (store.startsWith("/")) {
      places.add(Path.of(store));
    }
    for (Path place : places) {
      if (holdsFiles(place)) {
        throw new ConfigException(
            place
                + " is not empty: restore into another folder, or remove what an earlier try left");
      }
    }
    return data;
  }

  private static boolean holdsFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.anyMatch(Files::isRegularFile);
    }
  }

  private int restore(Restore restore, Config config, String url, String user, String password)
      throws IOException {
    try (Database old = Database.createAt(url, user, password, restore.manifest().schema())) {
      try (BlobStore store = Stores.open(config, config.path(ServerSetting.DATA))) {
        restore.files(store);
      }
      restore.tables(old.jdbi());
    }
    try (Database current = Database.open(url, user, password, 2)) {
      return tell(
          restore,
          new AuditLog(current.jdbi()).verify(Optional.ofNullable(restore.manifest().auditHead())));
    }
  }

  private int tell(Restore restore, Verification log) {
    PrintWriter out = command.commandLine().getOut();
    out.println("restored: " + restore.manifest());
    if (log.fault().isPresent()) {
      command.commandLine().getErr().println("aceso: the audit log is wrong: " + log.fault().get());
      return WRONG_LOG;
    }
    out.println("the audit log is right: " + log.count() + " links, head as in the backup");
    out.flush();
    return 0;
  }
}
