package org.aceso.type.instances;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on nuclei of four classes. */
final class InstanceSegmentationTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(
            Path.of("src/test/resources/instance-segmentation"), InstanceSegmentation::new)
        .with("classes", "epithelial,lymphocyte,plasma,neutrophil")
        .withFile("image_list", "images.csv");
  }
}
