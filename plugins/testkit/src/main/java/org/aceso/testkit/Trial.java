package org.aceso.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Makes a test of a rule. */
final class Trial {
  private Trial() {}

  static void of(HasFixture test, Rule.Body rule) {
    Path folder = folder();
    try {
      rule.hold(test.fixture(), folder);
    } catch (NotCheckedException e) {
      Assumptions.abort(e.getMessage());
    } finally {
      Folders.delete(folder);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("testkit");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
