package org.aceso.type.boxes;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on blood cells with scores: equal ones keep their order. */
final class CellsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/bccd"), BoxDetection::new)
        .with("classes", "RBC,WBC,Platelets")
        .withFile("image_list", "images.csv")
        .withOrderedRows();
  }
}
