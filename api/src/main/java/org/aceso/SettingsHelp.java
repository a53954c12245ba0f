package org.aceso;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The help of a command that takes the settings of a server. */
final class SettingsHelp {
  private SettingsHelp() {}

  static void print(CommandLine command) {
    PrintWriter out = command.getOut();
    command.usage(out);
    out.printf("%nSettings: NAME in the environment, name.in.lower.case in the file.%n%n");
    for (ServerSetting setting : ServerSetting.values()) {
      String standard = setting.standard().isEmpty() ? "(empty)" : setting.standard();
      out.printf(
          "  %-30s %s%n  %-30s standard: %s%n", setting.variable(), setting.help(), "", standard);
    }
    out.printf(
        "  %-30s %s%n  %-30s standard: INFO%n",
        Spelling.LOG_LEVEL,
        "in the environment alone: from which level on Aceso logs, such as WARN or DEBUG",
        "");
    out.flush();
  }
}
