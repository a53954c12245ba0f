package org.aceso.type.instances;

import org.aceso.spi.Issue;
import org.aceso.spi.Issues;

/** Passes problems on and notes whether one of them refuses the artifact. */
final class ErrorWatch implements Issues {
  private final Issues issues;
  private boolean sawError;

  ErrorWatch(Issues issues) {
    this.issues = issues;
  }

  boolean sawError() {
    return sawError;
  }

  @Override
  public void report(Issue issue) {
    sawError |= issue.severity() == Issue.Severity.ERROR;
    issues.report(issue);
  }
}
