package org.aceso.type.segmentation;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on volumes in NIfTI files with a region. */
final class LiversTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/livers"), Segmentation::new)
        .with("labels", "1=liver,2=tumour")
        .with("regions", "whole=1+2")
        .with("tolerances", "1,2.5");
  }
}
