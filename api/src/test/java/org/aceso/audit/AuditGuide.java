package org.aceso.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The guide to the audit log, as it stands beside the code. */
final class AuditGuide {
  private AuditGuide() {}

  static String text() throws IOException {
    return Files.readString(Path.of("AUDIT.md"));
  }

  /** Its one block of code in a language. */
  static String code(String language) throws IOException {
    String fence = "```" + language + "\n";
    String text = text();
    int start = text.indexOf(fence) + fence.length();
    return text.substring(start, text.indexOf("```", start));
  }
}
