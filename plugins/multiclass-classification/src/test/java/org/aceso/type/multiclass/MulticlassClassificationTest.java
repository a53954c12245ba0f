package org.aceso.type.multiclass;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on probabilities of three cultivars. */
final class MulticlassClassificationTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/wine"), MulticlassClassification::new)
        .with("labels", "barolo,grignolino,barbera")
        .with("label_column", "cultivar")
        .with("costs", "0,1,4;2,0,1;3,0.5,0")
        .with("beta", "1,2")
        .with("epsilon", "2.220446049250313e-16,1e-15")
        .with("ece_bins", "10,15");
  }
}
