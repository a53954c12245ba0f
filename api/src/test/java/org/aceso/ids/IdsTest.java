package org.aceso.ids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class IdsTest {

  @Test
  void ids_areAPrefixAnd26CharactersAndDiffer() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String id = Ids.next("sub");
      assertTrue(id.matches("sub_[0-9a-hjkmnp-tv-z]{26}"), id);
      ids.add(id);
    }
    assertEquals(10_000, ids.size());
  }

  @Test
  void ids_sortByTheMillisecondOfTheirCreation() throws InterruptedException {
    String last = "";
    for (int i = 0; i < 20; i++) {
      String id = Ids.next("sub");
      assertTrue(last.compareTo(id) < 0, last + " " + id);
      last = id;
      Thread.sleep(2);
    }
  }

  @Test
  void secrets_have32CharactersThatDiffer() {
    assertTrue(Ids.secret("inv_").matches("inv_[0-9a-hjkmnp-tv-z]{32}"));
    assertEquals(2, Set.of(Ids.secret(""), Ids.secret("")).size());
    assertEquals(32, Ids.bytes(32).length);
  }
}
