package org.aceso.type.segmentation;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on flat images in PNG files. */
final class LesionsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/lesions"), Segmentation::new)
        .with("labels", "1=lesion,2=core")
        .with("regions", "both=1+2")
        .with("images", "png")
        .with("pixel_spacing", "0.5,0.25")
        .with("tolerances", "1,2.5");
  }
}
