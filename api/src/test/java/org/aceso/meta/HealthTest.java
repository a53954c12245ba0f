package org.aceso.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class HealthTest {
  @Test
  void partThatHangs_isDownInTimeAndIsNotAskedAgainMeanwhile() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Health.Check slow =
        () -> {
          asked.incrementAndGet();
          hanging.await();
        };
    Map<String, Health.Check> checks = Map.of("store", slow, "database", () -> {});
    try (Health health = new Health(checks, Duration.ofMillis(300))) {
      for (int i = 0; i < 3; i++) {
        Map<String, String> answers = health.ask();
        assertEquals("up", answers.get("database"));
        assertTrue(answers.get("store").startsWith("down: no answer"), answers.toString());
      }
      assertEquals(1, asked.get());
      hanging.countDown();
      Awaitility.await().until(() -> health.ask().get("store").equals("up"));
    }
  }

  @Test
  void partThatFails_isNamedWithTheKindOfFailureAndNoMore() {
    Health.Check broken =
        () -> {
          throw new IllegalStateException("what nobody outside has to know");
        };
    try (Health health = new Health(Map.of("store", broken))) {
      assertEquals(Map.of("store", "down: IllegalStateException"), health.ask());
    }
  }

  @Test
  void serverThatStops_isNotReadyWhileAllItsPartsAre() {
    try (Health health = new Health(Map.of("store", () -> {}))) {
      assertEquals(Map.of("store", "up"), health.ask());
      health.stopping();
      assertEquals(Map.of("store", "up", "server", "down: it stops"), health.ask());
    }
  }
}
