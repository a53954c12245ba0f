package org.aceso.type.multiclass;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on names of classes and a reference with a column for each. */
final class NamesOfClassesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/labels"), MulticlassClassification::new)
        .with("case_column", "cell")
        .with("labels", "barolo,grignolino,barbera")
        .with("predictions", "label")
        .with("prediction_column", "class")
        .with("reference_format", "one_hot");
  }
}
