package org.aceso.testkit.check;

import java.nio.file.Path;
import java.util.List;

/**
 * Which jar is to be checked, and how.
 *
 * @param jar the file
 * @param type such as {@code binary-risk@1}; null for all types of the jar
 * @param fixture a folder as {@link org.aceso.testkit.Fixture} describes it; null to make one from
 *     the sample of the type
 * @param settings as on the command line, {@code name=value}
 * @param orderedRows whether the order of the rows of a submission means something
 */
public record CheckOptions(
    Path jar, String type, Path fixture, List<String> settings, boolean orderedRows) {
  public CheckOptions {
    settings = List.copyOf(settings);
  }

  CheckOptions of(String oneType) {
    return new CheckOptions(jar, oneType, fixture, settings, orderedRows);
  }
}
