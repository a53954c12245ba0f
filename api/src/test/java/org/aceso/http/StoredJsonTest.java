package org.aceso.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoredJsonTest {

  /** A board of thousands of teams is longer than any body that is taken. */
  @Test
  void whatWasWritten_canBeReadHoweverLongItBecame() {
    List<String> teams = Collections.nCopies(100_000, "a team with a long name");
    String text = Json.text(teams);
    assertEquals(true, text.length() > 2 * JsonBody.MOST_BYTES);
    assertEquals(teams, List.of(Json.parse(text, String[].class)));
  }
}
