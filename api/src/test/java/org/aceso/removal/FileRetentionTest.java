package org.aceso.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.storage.BlobStore;
import org.aceso.storage.FolderStore;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.Submission;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** How long a challenge keeps submitted files, and what stays of them. */
final class FileRetentionTest {
  private static final Duration OVER = Duration.ofDays(EndedChallenge.DAYS);

  private final TestServer server = TestServer.shared();
  private final Jdbi jdbi = server.jdbi();
  private final BlobStore store = new FolderStore(server.data().resolve("files"), 1 << 20);
  private final EndedChallenge ended = EndedChallenge.open(server);

  FileRetentionTest() throws ApiException, IOException {}

  @Test
  void timeIsOver_bytesGoAndWhatIsSaidOfThemStays() throws Exception {
    Submission before = ended.submit(EndedChallenge.file());
    String path = "/v1/submissions/" + before.id();
    Object board = board();
    Object evaluations = ended.captain().evaluations().listEvaluations(before.id());
    ended.end(OVER);
    String tag = ended.captain().etag(path).orElseThrow();
    assertFalse(ended.challenge().filesKeptUntil().isAfter(Instant.now()));
    assertNull(ended.challenge().filesRemovedAt());
    sweep();

    assertFalse(store.has(before.file().sha256()));
    assertNotNull(ended.challenge().filesRemovedAt());
    Submission after = ended.read(before);
    assertNull(before.file().removedAt());
    assertNotNull(after.file().removedAt());
    assertEquals(before.file().sha256(), after.file().sha256());
    assertEquals(before.file().bytes(), after.file().bytes());
    assertEquals(before.scores(), after.scores());
    assertNotEquals(tag, ended.captain().etag(path).orElseThrow());
    assertEquals(board, board());
    assertEquals(evaluations, ended.captain().evaluations().listEvaluations(before.id()));
  }

  @Test
  void removedFile_isGoneForWhoeverMayKnowOfItAndHiddenFromOthers() throws Exception {
    Submission submission = ended.submit(EndedChallenge.file());
    String path = "/v1/submissions/" + submission.id() + "/file";
    ended.end(OVER);
    sweep();
    Caller.Reply gone = ended.captain().send("GET", path, "", Map.of());
    JsonNode problem = gone.body();
    assertEquals(410, gone.status());
    assertEquals("/problems/file-removed", problem.get("type").asText());
    assertEquals(submission.file().sha256(), problem.get("sha256").asText());
    assertEquals(EndedChallenge.DAYS, problem.get("fileRetentionDays").asInt());
    assertEquals(
        ended.read(submission).file().removedAt(),
        Instant.parse(problem.get("removedAt").asText()));
    assertEquals(410, ended.captain().status("HEAD", path));
    assertEquals(410, ended.scene().organiser().status("GET", path));
    assertEquals(404, ended.scene().stranger().status("GET", path));
    assertEquals(List.of(), audited("SUBMISSION_FILE_READ"), "nothing was handed out");
  }

  @Test
  void removal_isRecordedAndToldOnce() throws Exception {
    ended.submit(EndedChallenge.file());
    String twice = EndedChallenge.file();
    ended.submit(twice);
    ended.submit(twice);
    ended.end(OVER);
    long told = told();
    for (int i = 0; i < 3; i++) {
      Together.run(
          6,
          n ->
              () -> {
                new FileRetention(jdbi, store, 1).sweep();
                return n;
              });
    }
    sweep();
    assertEquals(1, audited("FILES_REMOVED").size());
    Map<String, Object> facts = audited("FILES_REMOVED").get(0).facts();
    assertEquals(3, facts.get("submissions"));
    assertEquals(2, facts.get("files"));
    assertEquals(EndedChallenge.DAYS, facts.get("fileRetentionDays"));
    Awaitility.await("an event").until(() -> told() > told);
    assertEquals(told + 1, told());
  }

  @Test
  void timeIsNotOver_nothingGoes() throws Exception {
    Submission submission = ended.submit(EndedChallenge.file());
    sweep();
    assertEquals(200, ended.download(submission));
    ended.end(OVER.minus(Duration.ofMinutes(1)));
    sweep();
    assertEquals(200, ended.download(submission));
    assertNull(ended.challenge().filesRemovedAt());
    assertTrue(ended.challenge().filesKeptUntil().isAfter(Instant.now()));
  }

  @Test
  void challengeThatStatesNothing_keepsItsFiles() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    EndedChallenge silent = new EndedChallenge(server, scene, phase, scene.captain());
    Submission submission = silent.submit(EndedChallenge.file());
    silent.end(Duration.ofDays(20_000));
    sweep();
    assertEquals(200, silent.download(submission));
    assertNull(silent.challenge().fileRetentionDays());
    assertNull(silent.challenge().filesKeptUntil());
  }

  @Test
  void retention_isOnlyShortenedOnceSomebodyRegistered() throws Exception {
    Refused.with(409, () -> EndedChallenge.keep(ended.scene(), EndedChallenge.DAYS + 1));
    assertEquals(409, keepForEver(ended.scene()));
    EndedChallenge.keep(ended.scene(), 5);
    Refused.with(422, () -> EndedChallenge.keep(ended.scene(), 0));
    assertEquals(5, ended.challenge().fileRetentionDays());

    Scene scene = Scene.open();
    EndedChallenge.keep(scene, 7);
    assertEquals(200, keepForEver(scene));
    scene.competitor();
    EndedChallenge.keep(scene, 3650);
  }

  /** The status of a merge patch with null. */
  private static int keepForEver(Scene scene) {
    return scene
        .organiser()
        .send(
            "PATCH",
            "/v1/challenges/" + scene.challengeId(),
            "{\"fileRetentionDays\":null}",
            Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"))
        .status();
  }

  /** The truth is a file of a dataset and frozen by a phase, the sample is frozen alone. */
  @Test
  void bytesThatSomethingElseNeeds_stayUntilItDoesNot() throws Exception {
    Submission truth = ended.submit(Scene.TRUTH);
    Submission sample = ended.submit(EndedChallenge.sample(ended.captain(), ended.phase()));
    String shared = EndedChallenge.file();
    Submission twice = ended.submit(shared);
    EndedChallenge other = EndedChallenge.open(server);
    Submission elsewhere = other.submit(shared);
    ended.end(OVER);
    sweep();
    for (Submission one : List.of(truth, sample, twice)) {
      assertEquals(410, ended.download(one));
      assertTrue(store.has(one.file().sha256()), one.toString());
    }
    assertNotNull(ended.challenge().filesRemovedAt());
    assertEquals(200, other.download(elsewhere));

    other.end(OVER);
    sweep();
    assertEquals(410, other.download(elsewhere));
    assertFalse(store.has(twice.file().sha256()));
    assertTrue(store.has(truth.file().sha256()));
    assertTrue(store.has(sample.file().sha256()));
    EndedChallenge.sample(ended.captain(), ended.phase());
  }

  @Test
  void bytesOfAnUpload_goWithIt() throws Exception {
    Submission submission = ended.submit(EndedChallenge.file());
    String sha256 = submission.file().sha256();
    jdbi.useHandle(
        db ->
            db.execute(
                """
                INSERT INTO upload (id, person_id, length, received, metadata, sha256, expires_at)
                SELECT 'upl_' || right(?, 26), ?, bytes, bytes, '', sha256, now() + interval '1 day'
                FROM blob WHERE sha256 = ?
                """,
                sha256,
                ended.captain().personId(),
                sha256));
    ended.end(OVER);
    sweep();
    assertTrue(store.has(sha256));
    jdbi.useHandle(db -> db.execute("DELETE FROM upload WHERE sha256 = ?", sha256));
    sweep();
    assertFalse(store.has(sha256));
  }

  @Test
  void fileOfADatasetThatWasReplaced_goesUnlessSomethingElseNeedsIt() throws Exception {
    Scene scene = ended.scene();
    String text = EndedChallenge.file();
    DatasetFile file = scene.file("notes.csv", text);
    String sha256 =
        scene.organiser().datasets().getDataset(file.datasetId()).files().get(0).sha256();
    sweep();
    assertTrue(store.has(sha256));
    scene.put(file.datasetId(), "notes.csv", "another\n");
    sweep();
    assertFalse(store.has(sha256));

    String frozen = scene.file("truth.csv", Scene.TRUTH).datasetId();
    String truth = scene.organiser().datasets().getDataset(frozen).files().get(0).sha256();
    scene.put(frozen, "truth.csv", "another\n");
    sweep();
    assertTrue(store.has(truth), "a phase has it");
  }

  @Test
  void fileThatIsBeingEvaluated_staysUntilThatHasEnded() throws Exception {
    Submission submission = ended.submit(EndedChallenge.file());
    Submission another = ended.submit(EndedChallenge.file());
    ended.end(OVER);
    String during =
        """
        UPDATE evaluation SET state = 'SCORING', scores = NULL, finished_at = NULL,
          lease = gen_random_uuid(), leased_until = now() + interval '1 hour'
        WHERE submission_id = ?
        """;
    jdbi.useHandle(db -> db.execute(during, submission.id()));
    sweep();
    assertEquals(200, ended.download(submission));
    assertEquals(410, ended.download(another));
    assertNull(ended.challenge().filesRemovedAt());
    jdbi.useHandle(
        db ->
            db.execute(
                """
                UPDATE evaluation SET state = 'CANCELLED', lease = NULL, leased_until = NULL,
                  finished_at = now() WHERE submission_id = ? AND state = 'SCORING'
                """,
                submission.id()));
    sweep();
    assertEquals(410, ended.download(submission));
    assertNotNull(ended.challenge().filesRemovedAt());
  }

  @Test
  void sameFileSubmittedAgainElsewhere_isThereAndTheOldOneIsNot() throws Exception {
    String csv = EndedChallenge.file();
    Submission old = ended.submit(csv);
    ended.end(OVER);
    sweep();
    EndedChallenge other = EndedChallenge.open(server);
    Submission again = other.submit(csv);
    assertEquals(old.file().sha256(), again.file().sha256());
    assertEquals(200, other.download(again));
    assertEquals(410, ended.download(old));
    sweep();
    assertEquals(200, other.download(again));
  }

  @Test
  void removedFiles_keepAPhaseFromBeingRescored() throws Exception {
    Submission kept = ended.submit(EndedChallenge.file());
    ended.end(OVER);
    sweep();
    NewRescoring wanted = new NewRescoring("A correction.", null, null, null, null, null);
    Refused refused =
        Refused.by(
            () ->
                ended.scene().organiser().rescorings().startRescoring(ended.phase(), wanted, null));
    assertEquals(409, refused.status());
    assertTrue(refused.problem().detail().contains("1 submissions no longer"), refused.toString());
    assertNotNull(ended.read(kept).file().removedAt());
  }

  private void sweep() {
    new FileRetention(jdbi, store).sweep();
  }

  private Object board() throws ApiException {
    return ended.scene().organiser().leaderboards().getLeaderboard(ended.phase(), null).entries();
  }

  private long told() throws ApiException {
    return ended
        .scene()
        .organiser()
        .events()
        .listChallengeEvents(ended.scene().challengeId(), 200, null, null)
        .items()
        .stream()
        .filter(event -> event.type().equals("challenge.changed"))
        .count();
  }

  private List<AuditEntry> audited(String action) throws ApiException {
    return ended
        .scene()
        .organiser()
        .audit()
        .listChallengeAudit(ended.scene().challengeId(), null, null, null, null, null, 200, null)
        .items()
        .stream()
        .filter(entry -> entry.action().equals(action))
        .toList();
  }
}
