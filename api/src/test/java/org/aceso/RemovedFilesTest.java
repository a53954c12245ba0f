package org.aceso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.Submission;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of files that a challenge keeps no longer. */
final class RemovedFilesTest {
  @TempDir private Path folder;

  @Test
  void serversRemoveThemByThemselves_andCommandsMissNothing() throws Exception {
    Path data = FirstStart.in(folder.resolve("data"));
    Path backup = folder.resolve("backup");
    try (TestServer server = TestServer.start(data, Map.of())) {
      Scene scene = Scene.open(server.url(), server.administrator());
      ChallengePatch patch =
          new ChallengePatch(null, null, null, null, null, null, null, null, null, 1);
      scene.organiser().challenges().updateChallenge(scene.challengeId(), patch, "*");
      String phase = scene.openPhase(new PhaseForm());
      Caller captain = scene.captain();
      Submission submission = Scene.evaluated(captain, phase, Scene.ONE_WRONG);
      Path file = file(data, submission);
      byte[] bytes = Files.readAllBytes(file);
      scene.organiser().phases().closePhase(phase);
      scene.organiser().challenges().closeChallenge(scene.challengeId());
      let(server, "UPDATE challenge SET ended_at = now() - interval '25 hours'");
      timerComes(server);
      Awaitility.await("the removal").until(() -> !Files.exists(file));
      String path = "/v1/submissions/" + submission.id() + "/file";
      assertEquals(410, captain.status("GET", path));

      assertRun(0, "0 are damaged", "scrub", data);
      assertRun(0, "has the last one that came", "doctor", data);
      assertRun(0, "backup in", "backup", data, backup.toString());
      assertFalse(Files.exists(file(backup, submission)));

      // Somebody sent the same again, and was refused.
      Files.write(file, bytes);
      assertRun(0, submission.file().sha256() + " was removed, but is there", "scrub", data);
      timerComes(server);
      Awaitility.await("another").until(() -> !Files.exists(file));
      assertEquals(410, captain.status("GET", path));
    }
    restoredKnowsWhatWasRemoved(backup);
  }

  private void restoredKnowsWhatWasRemoved(Path backup) throws Exception {
    Path after = folder.resolve("after");
    assertRun(0, "restored", "restore", after, backup.toString());
    assertRun(0, "0 are damaged", "scrub", after);
  }

  private static Path file(Path in, Submission submission) {
    String sha256 = submission.file().sha256();
    Path files = Files.exists(in.resolve("blobs")) ? in.resolve("blobs") : in.resolve("files");
    return files.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
  }

  private static void timerComes(TestServer server) {
    let(
        server,
        """
        UPDATE scheduled_tasks SET execution_time = now()
        WHERE task_name = 'remove-files-of-ended-challenges'
        """);
  }

  private static void let(TestServer server, String sql) {
    assertTrue(server.jdbi().withHandle(db -> db.execute(sql)) > 0, sql);
  }

  private void assertRun(int status, String said, String command, Path data, String... more)
      throws IOException {
    Path settings = Files.writeString(folder.resolve("settings"), "data=" + data + "\nport=0");
    String[] all = new String[more.length + 3];
    all[0] = command;
    System.arraycopy(more, 0, all, 1, more.length);
    all[more.length + 1] = "--settings";
    all[more.length + 2] = settings.toString();
    TestCommand run = TestCommand.run(all);
    assertEquals(status, run.status(), run::toString);
    assertTrue(run.out().contains(said), run::toString);
  }
}
