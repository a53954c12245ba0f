package org.aceso.type.instances;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on nuclei of four classes in PNG files. */
final class InstanceMapsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/nuclei-maps"), InstanceSegmentation::new)
        .with("file_format", "png")
        .with("classes", "epithelial,lymphocyte,plasma,neutrophil")
        .with("most_instances", "25");
  }
}
