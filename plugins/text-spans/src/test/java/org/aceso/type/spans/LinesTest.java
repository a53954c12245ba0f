package org.aceso.type.spans;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The same notes as JSON Lines score as they do in brat's files. */
final class LinesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/lines"), TextSpans::new)
        .with("entity_types", "DISO,CHEM,ANAT")
        .with("submission_format", "jsonl")
        .with("reference_format", "jsonl")
        .withFile("texts", "../notes/texts")
        .withOrderedRows();
  }
}
