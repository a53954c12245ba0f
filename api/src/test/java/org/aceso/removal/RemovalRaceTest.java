package org.aceso.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.storage.Blob;
import org.aceso.storage.BlobStore;
import org.aceso.storage.FolderStore;
import org.aceso.storage.ObjectStoreProcess;
import org.aceso.storage.RemovalLock;
import org.aceso.storage.RemovedException;
import org.aceso.storage.S3Store;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of bytes that are sent again while they are removed. */
final class RemovalRaceTest {
  private static final int MOST = 1 << 20;

  @TempDir private Path folder;

  private final TestServer server = TestServer.shared();
  private final BlobStore store = new FolderStore(server.data().resolve("files"), MOST);
  private final UnneededBytes bytes = new UnneededBytes(server.jdbi(), store);

  RemovalRaceTest() throws IOException {}

  @Test
  void sentAgainWhileAFolderLosesThem_nothingAcknowledgedIsLost() throws Exception {
    sendAgain(server, store, 60);
  }

  @Test
  void sentAgainWhileAnObjectStoreLosesThem_nothingAcknowledgedIsLost() throws Exception {
    try (ObjectStoreProcess objects = ObjectStoreProcess.start(folder.resolve("objects"));
        TestServer own = TestServer.start(objects.settings("a"));
        BlobStore another =
            new S3Store(objects.options("a/", folder.resolve("local"), MOST), MOST)) {
      sendAgain(own, another, 20);
    }
  }

  private static void sendAgain(TestServer server, BlobStore store, int rounds) throws Exception {
    EndedChallenge elsewhere = EndedChallenge.open(server);
    UnneededBytes bytes = new UnneededBytes(server.jdbi(), store);
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      String csv = EndedChallenge.file();
      due(csv, server, store);
      acknowledged.addAll(
          Together.run(
                  4,
                  worker ->
                      () -> {
                        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(6_000_000));
                        if (worker < 2) {
                          bytes.sweep(1_000);
                          return Stream.<String>empty();
                        }
                        return Stream.of(acknowledged(elsewhere, csv));
                      })
              .stream()
              .flatMap(all -> all)
              .toList());
      bytes.sweep(1_000);
    }
    assertEquals(2 * rounds, acknowledged.size());
    for (String id : acknowledged) {
      Submission end = Scene.awaitFinal(elsewhere.captain(), id);
      assertEquals(SubmissionState.SCORED, end.state(), end.toString());
      assertEquals(200, elsewhere.download(end), end.toString());
    }
  }

  /** Sends until it is taken; what is told is to send it again, and nothing else. */
  private static String acknowledged(EndedChallenge to, String csv) {
    for (int i = 0; i < 50; i++) {
      Caller.Reply reply = to.captain().submit(to.phase(), csv);
      if (reply.status() == 201) {
        return reply.body().get("id").asText();
      }
      assertEquals(503, reply.status(), reply.body().toString());
      assertEquals("1", reply.header("Retry-After"));
    }
    throw new AssertionError("never taken");
  }

  /** Stored bytes that somebody let go of. */
  private static Blob due(String content, TestServer server, BlobStore store) throws IOException {
    Blob blob = put(content, store);
    server
        .jdbi()
        .useTransaction(
            db -> {
              store.record(blob, db);
              db.execute("UPDATE blob SET due_at = now() WHERE sha256 = ?", blob.sha256());
            });
    return blob;
  }

  private static Blob put(String content, BlobStore store) throws IOException {
    byte[] all = content.getBytes(StandardCharsets.UTF_8);
    return store.put(new ByteArrayInputStream(all), all.length, sha256 -> {});
  }

  @Test
  void removedBetweenPuttingInAndRecording_areToBePutInAgain() throws Exception {
    String csv = EndedChallenge.file();
    Blob blob = due(csv, server, store);
    assertEquals(blob, put(csv, store));
    bytes.sweep(1_000);
    assertFalse(store.has(blob.sha256()));
    assertThrows(
        RemovedException.class, () -> server.jdbi().useTransaction(db -> store.record(blob, db)));
    put(csv, store);
    server.jdbi().useTransaction(db -> store.record(blob, db));
    bytes.sweep(1_000);
    assertTrue(store.has(blob.sha256()));
    assertEquals("false", column("removed_at IS NOT NULL OR gone_at IS NOT NULL", blob));
  }

  @Test
  void recordedBetweenTheTwoSteps_stay() throws Exception {
    Blob blob = due(EndedChallenge.file(), server, store);
    assertTrue(bytes.mark(blob.sha256()));
    server.jdbi().useTransaction(db -> store.record(blob, db));
    assertFalse(bytes.remove(blob.sha256()));
    assertTrue(store.has(blob.sha256()));
  }

  @Test
  void bytesThatATransactionIsAboutToNeed_areLeftAlone() throws Exception {
    Blob blob = due(EndedChallenge.file(), server, store);
    server
        .jdbi()
        .useTransaction(
            db -> {
              store.record(blob, db);
              assertFalse(bytes.mark(blob.sha256()));
            });
    assertTrue(bytes.mark(blob.sha256()));
  }

  /** The next one goes on, whether or not the bytes were gone by then. */
  @Test
  void killedBetweenTheTwoSteps_isFinishedByAnother() throws Exception {
    for (boolean gone : new boolean[] {false, true}) {
      Blob blob = due(EndedChallenge.file(), server, store);
      assertTrue(bytes.mark(blob.sha256()));
      if (gone) {
        store.remove(blob.sha256());
      }
      new UnneededBytes(server.jdbi(), store).sweep(1_000);
      assertFalse(store.has(blob.sha256()));
      assertEquals("true", column("gone_at IS NOT NULL AND due_at IS NULL", blob));
    }
  }

  @Test
  void whileABackupIsTaken_nothingGoes() throws Exception {
    Blob blob = due(EndedChallenge.file(), server, store);
    try (Handle backup = server.jdbi().open()) {
      RemovalLock.keepAll(backup);
      bytes.sweep(1_000);
      assertTrue(store.has(blob.sha256()));
      RemovalLock.letGo(backup);
    }
    bytes.sweep(1_000);
    assertFalse(store.has(blob.sha256()));
  }

  private String column(String expression, Blob blob) {
    return server
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT (<expression>)::text FROM blob WHERE sha256 = :sha256")
                    .define("expression", expression)
                    .bind("sha256", blob.sha256())
                    .mapTo(String.class)
                    .one());
  }
}
