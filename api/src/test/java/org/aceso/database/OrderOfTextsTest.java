package org.aceso.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.junit.jupiter.api.Test;

/** No answer may depend on the order of texts that a database has. */
final class OrderOfTextsTest {

  @Test
  void databaseOfTheTests_hasTheOrderOfALanguage() {
    assertEquals(List.of("~", "a", "B"), ordered("~", "a", "B"));
  }

  @Test
  void endOfAllIds_isBehindThemInEveryOrder() {
    String early = "sub_00000000000000000000000000";
    String late = "sub_7zzzzzzzzzzzzzzzzzzzzzzzzz";
    String next = Ids.next("sub");
    List<String> expected = List.of(early, next, late, Ids.behindAll("sub"));
    assertEquals(expected, expected.stream().sorted().toList());
    assertEquals(expected, ordered(late, Ids.behindAll("sub"), next, early));
  }

  private static List<String> ordered(String... texts) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT one FROM unnest(:texts) one ORDER BY one")
                    .bind("texts", texts)
                    .mapTo(String.class)
                    .list());
  }
}
