package org.aceso.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.aceso.TestServer;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

final class EventsTest {
  private final Jdbi jdbi = TestServer.shared().jdbi();
  private final String subject = Ids.next("tea");

  @Test
  void event_isThereWhenItsTransactionIs() {
    jdbi.useTransaction(db -> publish(Map.of("teamId", subject), db));
    assertEquals(
        List.of("{\"teamId\": \"" + subject + "\", \"challengeId\": \"cha_1\"}"), stored());
  }

  @Test
  void event_goesWithItsTransaction() {
    jdbi.useTransaction(
        db -> {
          publish(Map.of("teamId", subject), db);
          db.rollback();
        });
    assertEquals(List.of(), stored());
  }

  @Test
  void publishing_needsATransaction() {
    jdbi.useHandle(
        db ->
            assertThrows(
                IllegalStateException.class, () -> publish(Map.of("teamId", subject), db)));
  }

  @Test
  void data_holdsTheMembersOfItsTypeAlone() {
    jdbi.useTransaction(
        db -> {
          assertThrows(
              IllegalArgumentException.class,
              () -> publish(Map.of("teamId", subject, "name", "Owls"), db));
          assertThrows(IllegalArgumentException.class, () -> publish(Map.of(), db));
        });
  }

  @Test
  void data_holdsNoNumbers() {
    jdbi.useTransaction(
        db ->
            assertThrows(
                IllegalArgumentException.class, () -> publish(Map.of("teamId", 0.93), db)));
  }

  @Test
  void words_differAndHaveTheFormOfTheContract() {
    TreeSet<String> words = new TreeSet<>();
    Arrays.stream(EventType.values()).map(EventType::word).forEach(words::add);
    assertEquals(EventType.values().length, words.size());
    assertTrue(words.contains("team.member-joined"), words.toString());
    assertTrue(words.stream().allMatch(word -> word.matches("[a-z]+\\.[a-z-]+")), words.toString());
  }

  private void publish(Map<String, ?> data, org.jdbi.v3.core.Handle db) {
    Events.publish(EventType.TEAM_CREATED, "cha_1", subject, EventAudience.everyone(), data, db);
  }

  private List<String> stored() {
    return jdbi.withHandle(
        db ->
            db.createQuery("SELECT data::text FROM event WHERE subject = :subject")
                .bind("subject", subject)
                .mapTo(String.class)
                .list());
  }
}
