package org.aceso.type.instances;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on lesions without classes in NIfTI files. */
final class InstanceVolumesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/lesions-3d"), InstanceSegmentation::new)
        .with("file_format", "nifti")
        .with("class_column", "");
  }
}
