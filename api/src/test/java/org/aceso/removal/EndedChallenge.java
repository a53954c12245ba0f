package org.aceso.removal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.Challenge;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.PhaseState;
import org.aceso.wire.Submission;
import org.aceso.wire.SubmissionState;

/** A challenge that keeps submitted files for some days, with a phase and a team. */
record EndedChallenge(TestServer server, Scene scene, String phase, Caller captain) {
  static final int DAYS = 30;

  static EndedChallenge open(TestServer server) throws ApiException {
    Scene scene = Scene.open(server.url(), server.administrator());
    keep(scene, DAYS);
    String phase = scene.openPhase(new PhaseForm());
    return new EndedChallenge(server, scene, phase, scene.captain());
  }

  static void keep(Scene scene, Integer days) throws ApiException {
    ChallengePatch patch =
        new ChallengePatch(null, null, null, null, null, null, null, null, null, days);
    scene.organiser().challenges().updateChallenge(scene.challengeId(), patch, "*");
  }

  /** All eight are right, in bytes that nobody else has. */
  static String file() {
    List<String> rows = new ArrayList<>();
    for (String row : Scene.TRUTH.lines().skip(1).toList()) {
      rows.add(
          Stream.of(row.split(","))
              .map(field -> ThreadLocalRandom.current().nextBoolean() ? field : '"' + field + '"')
              .collect(Collectors.joining(",")));
    }
    Collections.shuffle(rows);
    return "filename,label\n" + String.join("\n", rows) + "\n";
  }

  /** What the phase shows as an example of a submission. */
  static String sample(Caller reader, String phaseId) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(reader.url() + "/v1/phases/" + phaseId + "/sample"))
            .header("Authorization", "Bearer " + reader.token())
            .build();
    HttpResponse<String> sample =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, sample.statusCode(), sample.body());
    return sample.body();
  }

  Submission submit(String csv) {
    Submission end = Scene.evaluated(captain, phase, csv);
    assertEquals(SubmissionState.SCORED, end.state());
    return end;
  }

  Submission read(Submission submission) throws ApiException {
    return captain.submissions().getSubmission(submission.id(), null);
  }

  /** The status of a download. */
  int download(Submission submission) {
    return captain.status("GET", "/v1/submissions/" + submission.id() + "/file");
  }

  Challenge challenge() throws ApiException {
    return scene.organiser().challenges().getChallenge(scene.challengeId(), null);
  }

  /** Closes phase and challenge, so long ago. */
  void end(Duration ago) throws ApiException {
    if (scene.organiser().phases().getPhase(phase, null).state() == PhaseState.OPEN) {
      scene.organiser().phases().closePhase(phase);
    }
    scene.organiser().challenges().closeChallenge(scene.challengeId());
    server
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE challenge SET ended_at = now() - make_interval(secs => ?) WHERE id = ?",
                    (double) ago.toSeconds(),
                    scene.challengeId()));
  }
}
