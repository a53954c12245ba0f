package org.aceso.type.alarm;

import java.nio.file.Path;
import org.aceso.testkit.Fixture;
import org.aceso.testkit.GoldenValueContract;

/** Sixty stays and the values of the script of PhysioNet/CinC 2019. */
final class SepsisTest implements GoldenValueContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/sepsis-utility"), EarlyWarning::new)
        .withOrderedRows();
  }
}
