package org.aceso.type.spans;

import java.nio.file.Path;
import org.aceso.testkit.ChallengeTypeContract;
import org.aceso.testkit.Fixture;

/** The contract of challenge types, on three notes of our own. */
final class NotesTest implements ChallengeTypeContract {
  @Override
  public Fixture fixture() {
    return Fixture.in(Path.of("src/test/resources/notes"), TextSpans::new)
        .with("entity_types", "DISO,CHEM,ANAT")
        .withFile("texts", "texts")
        .withOrderedRows();
  }
}
