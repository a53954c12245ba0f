package org.aceso;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.aceso.audit.AuditLog;
import org.aceso.audit.NotedHead;
import org.aceso.audit.Verification;
import picocli.CommandLine;

/** {@code aceso audit}. */
@CommandLine.Command(
    name = "audit",
    description = "Check or write out the audit log of this installation, beside a running server.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AuditCommand {
  /** The log is not what it was. */
  private static final int WRONG = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @CommandLine.Command(
      description =
          "Recompute the chain; ends with 2 and names the first wrong link if there is one.",
      mixinStandardHelpOptions = true)
  int verify(
      @CommandLine.Mixin SettingsOption settings,
      @CommandLine.Option(
              names = "--head",
              paramLabel = "SEQ:HASH",
              description = "a head that was noted earlier: finds a chain cut off or written anew")
          String head)
      throws IOException {
    Optional<NotedHead> noted = Optional.ofNullable(head).map(this::noted);
    try (OpenInstallation installation = OpenInstallation.open(settings.read())) {
      return tell(new AuditLog(installation.jdbi()).verify(noted));
    }
  }

  private NotedHead noted(String head) {
    return NotedHead.of(head)
        .orElseThrow(
            () ->
                new CommandLine.ParameterException(
                    command.commandLine(),
                    "--head must be a number, a colon and 64 hexadecimal digits"));
  }

  private int tell(Verification found) {
    if (found.fault().isPresent()) {
      PrintWriter err = command.commandLine().getErr();
      err.println("aceso: the audit log was changed: " + found.fault().get());
      err.println("aceso: right are the first " + found.count() + " links");
      return WRONG;
    }
    PrintWriter out = command.commandLine().getOut();
    out.println(
        found.count() + " links, all right; " + found.pending() + " entries wait to be chained");
    out.println("head " + found.count() + ":" + found.hash());
    out.flush();
    return 0;
  }

  @CommandLine.Command(
      description = "Write the log as JSON Lines that can be verified without the database.",
      mixinStandardHelpOptions = true)
  int export(
      @CommandLine.Mixin SettingsOption settings,
      @CommandLine.Option(
              names = "--output",
              paramLabel = "FILE",
              description = "where to; standard output by default")
          Path output)
      throws IOException {
    try (OpenInstallation installation = OpenInstallation.open(settings.read())) {
      AuditLog log = new AuditLog(installation.jdbi());
      if (output == null) {
        PrintWriter out = command.commandLine().getOut();
        log.export(out);
        out.flush();
        return 0;
      }
      try (Writer file = Files.newBufferedWriter(output)) {
        long count = log.export(file);
        command.commandLine().getErr().println(count + " links");
      }
      return 0;
    }
  }
}
