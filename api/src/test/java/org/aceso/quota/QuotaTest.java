package org.aceso.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Campaign;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.QuotaLimit;
import org.aceso.wire.QuotaLimitState;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

final class QuotaTest {
  private static final int ROUNDS = Boolean.getBoolean("aceso.campaign") ? 100 : 20;

  @Test
  void parallelSubmissionsAtOneServer_onlyOneIsAccepted() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      Caller team = scene.captain();
      String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
      requireOneAccepted(List.of(team), phase, round);
    }
  }

  @Test
  void parallelSubmissionsAtTwoServers_onlyOneIsAccepted() throws Exception {
    TestServer first = TestServer.shared();
    try (TestServer second = first.startAnother(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open();
      String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
      for (int round = 0; round < Campaign.repeats(5, 100); round++) {
        Caller team = scene.captain();
        requireOneAccepted(List.of(team, team.at(second.url())), phase, round);
      }
    }
  }

  private static void requireOneAccepted(List<Caller> servers, String phase, int round)
      throws Exception {
    List<Integer> statuses =
        Together.run(
            64,
            i -> () -> servers.get(i % servers.size()).submit(phase, Scene.right(i % 9)).status());
    List<Integer> others = new ArrayList<>(statuses);
    assertTrue(others.remove(Integer.valueOf(201)), "round " + round + ": " + statuses);
    // A server that has no connection left may say so; it never accepts a second one.
    assertTrue(
        others.stream().allMatch(status -> status == 429 || status == 503),
        "round " + round + ": " + statuses);
    QuotaLimitState left = servers.get(0).submissions().getQuota(phase).limits().get(0);
    assertEquals(1, left.used(), "round " + round);
    assertEquals(
        1,
        servers.get(0).submissions().listSubmissions(phase, null, null, null, null).items().size());
    assertEquals(Collections.frequency(statuses, 201), 1);
  }

  @Test
  void invalidSubmission_givesItsUseBack() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));

    assertEquals(SubmissionState.INVALID, Scene.evaluated(team, phase, Scene.INVALID).state());
    assertEquals(1, team.submissions().getQuota(phase).limits().get(0).remaining());
    assertEquals(SubmissionState.SCORED, Scene.evaluated(team, phase, Scene.TRUTH).state());
    assertEquals(0, team.submissions().getQuota(phase).limits().get(0).remaining());

    Caller.Reply refused = team.submit(phase, Scene.TRUTH);
    assertEquals(429, refused.status());
    assertEquals("TOTAL", refused.body().get("violated-policies").get(0).asText());
  }

  @Test
  void repeatedRequestOfTheLastUse_isAnsweredAgainAndNotRefused() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));

    Caller.Reply first = team.submit(phase, Scene.TRUTH, "the-only-one");
    Caller.Reply again = team.submit(phase, Scene.TRUTH, "the-only-one");
    assertEquals(201, first.status(), first.body().toString());
    assertEquals(201, again.status(), again.body().toString());
    assertEquals(first.body().get("id"), again.body().get("id"));
    assertEquals("true", again.header("Idempotency-Replayed"));
    assertEquals(422, team.submit(phase, Scene.ONE_WRONG, "the-only-one").status());
  }

  @Test
  void parallelRepeats_makeOneSubmission() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());

    List<Caller.Reply> replies =
        Together.run(16, i -> () -> team.submit(phase, Scene.TRUTH, "same"));
    assertTrue(
        replies.stream().allMatch(reply -> reply.status() == 201 || reply.status() == 409),
        replies.toString());
    assertEquals(
        1, team.submissions().listSubmissions(phase, null, null, null, null).items().size());
  }

  @Test
  void limitsOfADay_endAtMidnightOfTheChallenge() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    PhaseForm form = new PhaseForm();
    form.quota =
        List.of(
            new QuotaLimit(1, QuotaPeriod.DAY, null), new QuotaLimit(5, QuotaPeriod.TOTAL, null));
    String phase = scene.openPhase(form);

    ZoneId paris = ZoneId.of("Europe/Paris");
    Instant before = Instant.now();
    Scene.submitted(team, phase, Scene.TRUTH);
    Caller.Reply refused = team.submit(phase, Scene.TRUTH);
    List<QuotaLimitState> limits = team.submissions().getQuota(phase).limits();
    assertEquals(429, refused.status());
    assertTrue(Long.parseLong(refused.header("Retry-After")) <= 25 * 3600L);

    ZonedDateTime reset = limits.get(0).resetAt().atZone(paris);
    assertEquals(LocalTime.MIDNIGHT, reset.toLocalTime());
    assertEquals(before.atZone(paris).toLocalDate().plusDays(1), reset.toLocalDate());
    assertEquals(
        Map.of("DAY", 0, "TOTAL", 4),
        Map.of("DAY", limits.get(0).remaining(), "TOTAL", limits.get(1).remaining()));
  }

  @Test
  void useBeforeMidnightOfTheChallenge_isNotCounted() throws Exception {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.DAY));
    String submission = Scene.submitted(team, phase, Scene.TRUTH);

    assertEquals(0, remainingWhenTaken(submission, "0 microseconds", team, phase));
    assertEquals(1, remainingWhenTaken(submission, "1 microsecond", team, phase));
  }

  private static int remainingWhenTaken(
      String submission, String beforeMidnight, Caller team, String phase) throws ApiException {
    TestServer.shared()
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    """
                    UPDATE quota_use
                    SET taken_at = date_trunc('day', now(), 'Europe/Paris') - CAST(? AS interval)
                    WHERE submission_id = ?
                    """,
                    beforeMidnight,
                    submission));
    return team.submissions().getQuota(phase).limits().get(0).remaining();
  }
}
