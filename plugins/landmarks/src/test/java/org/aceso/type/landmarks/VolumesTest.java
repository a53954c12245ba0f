package org.aceso.type.landmarks;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on volumes whose landmarks may be absent or not found. */
final class VolumesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/volumes"), Landmarks::new)
        .with("case_column", "scan")
        .with("landmark_column", "name")
        .with("landmarks", "femoral_head_l,femoral_head_r,sacrum")
        .with("coordinate_columns", "i,j,k")
        .with("spacing", "attributes")
        .with("spacing_columns", "sx,sy,sz")
        .with("missing_landmark", "not_detected")
        .with("absent_in_reference", "true")
        .with("thresholds", "2,5");
  }
}
