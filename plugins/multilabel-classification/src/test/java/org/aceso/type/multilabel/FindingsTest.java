package org.aceso.type.multilabel;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on findings of liver disease. */
final class FindingsTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/findings"), MultilabelClassification::new)
        .with("label_columns", "ascites,hepatomegaly,spiders,oedema,stage4,Never_present")
        .with("predictions", "scores");
  }
}
