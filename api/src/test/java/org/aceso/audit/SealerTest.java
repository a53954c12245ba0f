package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing that was committed is left out of the chain, whenever it was committed. */
final class SealerTest {
  private OwnDatabase database;

  @BeforeEach
  void create() {
    database = OwnDatabase.create();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void entryThatCommitsLate_isSealedThen() {
    Jdbi jdbi = database.jdbi();
    try (Handle late = jdbi.open()) {
      late.begin();
      String first = OwnDatabase.append(1, late);
      String second = jdbi.inTransaction(db -> OwnDatabase.append(2, db));
      Sealer.sealAll(jdbi);
      assertEquals(List.of(second), sealed());
      late.commit();
      Sealer.sealAll(jdbi);
      assertEquals(List.of(second, first), sealed());
    }
    assertWhole(2);
  }

  @Test
  void secondSealer_leavesItToTheFirst() {
    Jdbi jdbi = database.jdbi();
    jdbi.useTransaction(db -> OwnDatabase.append(1, db));
    try (Handle first = jdbi.open()) {
      first.begin();
      assertEquals(1, Sealer.seal(first));
      assertEquals(0, (int) jdbi.withHandle(Sealer::seal), "it neither waits nor seals twice");
      first.rollback();
    }
    assertEquals(1, (int) jdbi.withHandle(Sealer::seal), "what the first did not do is done later");
    assertWhole(1);
  }

  @Test
  void manyMoreThanABatch_areSealed_eachBatchInTheOrderOfRecording() {
    database.fill(2_345);
    List<Link> links = database.jdbi().withHandle(OwnDatabase::links);
    for (int i = 1; i < links.size(); i++) {
      Link one = links.get(i - 1);
      Link next = links.get(i);
      boolean isOtherBatch = next.sealedAt().isAfter(one.sealedAt());
      assertTrue(
          isOtherBatch || next.entry().recordedAt().isAfter(one.entry().recordedAt()),
          "link " + next.seq());
    }
    assertWhole(2_345);
  }

  /** Two servers with eight writers each; some commit seconds late, some never. */
  @Test
  void concurrentWritersOfTwoServers_leaveACompleteChain() throws Exception {
    Set<String> committed = ConcurrentHashMap.newKeySet();
    AtomicBoolean ended = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (OwnDatabase other = database.again()) {
      List<Jdbi> servers = List.of(database.jdbi(), other.jdbi());
      List<Future<?>> sealers = new ArrayList<>();
      List<Future<?>> writers = new ArrayList<>();
      for (Jdbi server : servers) {
        sealers.add(threads.submit(() -> sealUntil(ended, server)));
        for (int i = 0; i < 8; i++) {
          Random random = new Random(writers.size());
          writers.add(threads.submit(() -> write(server, random, committed)));
        }
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      ended.set(true);
      for (Future<?> sealer : sealers) {
        sealer.get();
      }
      Sealer.sealAll(other.jdbi());
    } finally {
      threads.shutdownNow();
    }
    List<String> sealed = sealed();
    assertTrue(committed.size() > 1_000, "" + committed.size());
    assertEquals(committed, new HashSet<>(sealed));
    assertWhole(committed.size());
  }

  private static Void sealUntil(AtomicBoolean ended, Jdbi server) throws InterruptedException {
    while (!ended.get()) {
      Sealer.sealAll(server);
      Thread.sleep(5);
    }
    return null;
  }

  private static Void write(Jdbi server, Random random, Set<String> committed) throws Exception {
    for (int i = 0; i < 100; i++) {
      List<String> written = new ArrayList<>();
      try (Handle db = server.open()) {
        db.begin();
        for (int k = random.nextInt(4); k >= 0; k--) {
          written.add(OwnDatabase.append(random.nextInt(100), db));
        }
        Thread.sleep(i == 50 ? 1_500 : random.nextInt(10));
        if (random.nextInt(5) == 0) {
          db.rollback();
        } else {
          db.commit();
          committed.addAll(written);
        }
      }
    }
    return null;
  }

  @Test
  void erasedPerson_leavesTheChainAsItWas() {
    Jdbi jdbi = database.jdbi();
    String person = Ids.next("per");
    jdbi.useTransaction(
        db -> {
          db.execute("INSERT INTO person (id, display_name) VALUES (?, 'Ada')", person);
          Audit.record(
              Origin.COMMAND_LINE,
              AuditAction.PERSON_CREATED,
              null,
              person,
              Map.of("name", PersonalDigests.of(person, "Ada", db)),
              db);
        });
    Sealer.sealAll(jdbi);
    jdbi.useTransaction(
        db -> {
          db.execute("DELETE FROM personal_salt WHERE person_id = ?", person);
          db.execute("DELETE FROM person WHERE id = ?", person);
          Audit.record(Origin.COMMAND_LINE, AuditAction.PERSON_ERASED, null, person, Map.of(), db);
        });
    Sealer.sealAll(jdbi);
    assertWhole(2);
    int salts =
        jdbi.withHandle(
            db -> db.createQuery("SELECT count(*) FROM personal_salt").mapTo(Integer.class).one());
    assertEquals(0, salts);
  }

  private List<String> sealed() {
    return database.jdbi().withHandle(OwnDatabase::links).stream()
        .map(link -> link.entry().id())
        .toList();
  }

  private void assertWhole(int count) {
    Verification found = new AuditLog(database.jdbi()).verify(Optional.empty());
    assertEquals(Optional.empty(), found.fault());
    assertEquals(count, found.count());
    assertEquals(0, found.pending());
  }
}
