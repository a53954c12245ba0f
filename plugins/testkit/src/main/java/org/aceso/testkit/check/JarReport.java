package org.aceso.testkit.check;

import java.util.List;
import java.util.stream.Stream;
import org.aceso.runner.descriptor.JarDescriptor;

/**
 * What came of checking a jar.
 *
 * @param jar what it says of itself; null when it cannot be used
 * @param findings about the jar as a whole
 * @param types one report for each type that was checked
 */
public record JarReport(JarDescriptor jar, List<Finding> findings, List<TypeReport> types) {
  public JarReport {
    findings = List.copyOf(findings);
    types = List.copyOf(types);
  }

  /** How many checks ended so. */
  public long count(Finding.Result result) {
    return Stream.concat(
            findings.stream(), types.stream().flatMap(type -> type.findings().stream()))
        .filter(finding -> finding.result() == result)
        .count();
  }
}
