package org.aceso;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.aceso.Finding.Level;
import picocli.CommandLine;

/** {@code aceso doctor}. */
@CommandLine.Command(
    name = "doctor",
    description =
        "Look at everything that a server with these settings needs, beside a running one or before"
            + " the first start, and change nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "One line a check: ok, warn (it works, but) or fail, with what to do.",
      "Exit status: 0 nothing failed, 1 something did, 64 wrong usage."
    })
final class DoctorCommand implements Callable<Integer> {
  @CommandLine.Mixin private SettingsOption settings;
  @CommandLine.Spec private CommandLine.Model.CommandSpec command;

  @Override
  public Integer call() {
    boolean[] failed = new boolean[1];
    try {
      new Doctor(settings.read(), finding -> print(finding, failed)).examine();
    } catch (ConfigException e) {
      print(Finding.fail("settings", e.getMessage()), failed);
    }
    return failed[0] ? 1 : 0;
  }

  private void print(Finding finding, boolean[] failed) {
    PrintWriter out = command.commandLine().getOut();
    out.println(finding);
    out.flush();
    failed[0] |= finding.level() == Level.FAIL;
  }
}
