package org.aceso.testkit.check;

import java.util.List;

/**
 * What came of checking one challenge type.
 *
 * @param type such as {@code binary-risk@1}
 */
public record TypeReport(String type, List<Finding> findings, List<Measure> measures) {
  public TypeReport {
    findings = List.copyOf(findings);
    measures = List.copyOf(measures);
  }
}
