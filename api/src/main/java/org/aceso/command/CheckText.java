package org.aceso.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.aceso.runner.descriptor.JarDescriptor;
import org.aceso.testkit.check.Finding;
import org.aceso.testkit.check.Finding.Result;
import org.aceso.testkit.check.JarReport;
import org.aceso.testkit.check.Measure;
import org.aceso.testkit.check.TypeReport;

/** What came of checking a jar, for people: one line a check, with what was found below it. */
final class CheckText {
  private CheckText() {}

  static void print(JarReport report, PrintWriter to) {
    if (report.jar() != null) {
      to.println(head(report.jar()));
    }
    findings(report.findings(), to);
    for (TypeReport type : report.types()) {
      to.println(type.type());
      findings(type.findings(), to);
      for (Measure measure : type.measures()) {
        to.println(
            line("", measure.topic(), measure.name())
                + String.format(Locale.ROOT, ": %.4g %s", measure.value(), measure.unit()));
      }
    }
    to.println(
        report.count(Result.OK)
            + " fine, "
            + report.count(Result.FOUND)
            + " found, "
            + report.count(Result.NOT_CHECKED)
            + " not checked");
  }

  private static String head(JarDescriptor jar) {
    return jar.pluginId()
        + " "
        + jar.pluginVersion()
        + ", for SPI "
        + jar.spiVersion()
        + (jar.license().isEmpty() ? ", states no Plugin-License" : ", " + jar.license());
  }

  private static void findings(List<Finding> findings, PrintWriter to) {
    for (Finding finding : findings) {
      to.println(line(word(finding.result()), finding.topic(), finding.check()));
      if (!finding.message().isEmpty()) {
        to.println("               " + finding.message().strip().replace("\n", "\n      "));
      }
    }
  }

  private static String line(String result, String topic, String check) {
    return String.format(Locale.ROOT, "  %-12s %-12s %s", result, topic, check);
  }

  private static String word(Result result) {
    return switch (result) {
      case OK -> "ok";
      case FOUND -> "FOUND";
      case NOT_CHECKED -> "not checked";
    };
  }
}
