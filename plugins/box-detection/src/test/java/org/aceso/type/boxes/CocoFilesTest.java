package org.aceso.type.boxes;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on files of COCO: equal scores keep the order of the file. */
final class CocoFilesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/coco"), BoxDetection::new)
        .with("file_format", "coco_json")
        .with("classes", "1,2,3")
        .withOrderedRows();
  }
}
