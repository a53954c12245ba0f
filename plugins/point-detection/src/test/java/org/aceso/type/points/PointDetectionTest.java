package org.aceso.type.points;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on nodules of the lung. */
final class PointDetectionTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/luna16"), PointDetection::new)
        .withFile("image_list", "seriesuids.csv")
        .withFile("ignored_findings", "annotations_excluded.csv");
  }
}
