package org.aceso.runner;

import org.aceso.spi.Case;
import org.aceso.spi.Cases;
import org.aceso.spi.Issue;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** Completes the places of the issues of one case, and notes whether one of them refuses it. */
final class LocatedIssues implements Issues {
  private final Issues target;
  private final Case about;
  private final Cases<?> cases;
  private volatile boolean errors;

  LocatedIssues(Issues target, Case about, Cases<?> cases) {
    this.target = target;
    this.about = about;
    this.cases = cases;
  }

  @Override
  public void report(Issue issue) {
    errors |= issue.severity() == Issue.Severity.ERROR;
    target.report(
        new Issue(issue.severity(), issue.code(), issue.message(), completed(issue.location())));
  }

  boolean hasErrors() {
    return errors;
  }

  /** Where the value of the case stands. */
  Location place() {
    Location known =
        PluginCall.computing("the place of a value", () -> cases.locate(about.index()));
    return known == null ? Location.ofCase(about.id()) : known.inCase(about.id());
  }

  private Location completed(Location location) {
    if (!location.file().isEmpty() || location.line() != 0) {
      return location.caseId().isEmpty() ? location.inCase(about.id()) : location;
    }
    Location place = place();
    Location inCase = location.caseId().isEmpty() ? place : place.inCase(location.caseId());
    return location.field().isEmpty() ? inCase : inCase.inField(location.field());
  }
}
