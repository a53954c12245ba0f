package org.aceso.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.aceso.wire.IneligibilityReason;
import org.aceso.wire.QuotaCounts;
import org.aceso.wire.QuotaLimit;
import org.aceso.wire.QuotaLimitState;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.QuotaState;
import org.aceso.wire.SubmissionState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a team is told about its quota, and what holds when it submits. */
final class EligibilityTest {
  private final Scene scene = open();
  private final Caller team = captain();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private Caller captain() {
    try {
      return scene.captain();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private String phase(QuotaLimit limit) throws ApiException {
    PhaseForm form = new PhaseForm();
    form.quota = List.of(limit);
    return scene.openPhase(form);
  }

  private QuotaState quota(String phase) throws ApiException {
    return team.submissions().getQuota(phase);
  }

  @Test
  void rollingLimit_looksSoManyHoursBack() throws Exception {
    String phase = phase(new QuotaLimit(1, QuotaPeriod.ROLLING, 24));
    assertNull(quota(phase).limits().get(0).resetAt());
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    QuotaLimitState used = quota(phase).limits().get(0);
    Instant taken = team.submissions().getSubmission(id, null).receivedAt();
    assertEquals(taken.plus(Duration.ofHours(24)), used.resetAt());
    assertEquals(0, used.remaining());

    Caller.Reply refused = team.submit(phase, Scene.TRUTH);
    assertEquals(429, refused.status());
    assertEquals("ROLLING", refused.body().at("/violated-policies/0").asText());
    assertTrue(Long.parseLong(refused.header("Retry-After")) <= 24 * 3600L + 1);

    taken(id, "24 hours");
    assertEquals(1, quota(phase).limits().get(0).remaining());
    Scene.submitted(team, phase, Scene.TRUTH);
  }

  private static void taken(String submission, String ago) {
    TestServer.shared()
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE quota_use SET taken_at = now() - CAST(? AS interval) WHERE"
                        + " submission_id = ?",
                    ago,
                    submission));
  }

  @Test
  void rollingLimit_isCheckedWhenThePhaseIsStated() throws Exception {
    Refused.with(422, () -> phase(new QuotaLimit(1, QuotaPeriod.ROLLING, null)));
    Refused.with(422, () -> phase(new QuotaLimit(1, QuotaPeriod.DAY, 24)));
  }

  @Test
  void limitOfWhatIsUnderWay_opensWhenAnEvaluationEnds() throws Exception {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene there = Scene.open(idle.url(), idle.administrator());
      PhaseForm form = new PhaseForm();
      form.quota = List.of(new QuotaLimit(2, QuotaPeriod.CONCURRENT, null));
      String phase = there.openPhase(form);
      Caller captain = there.captain();
      List<Integer> statuses =
          Together.run(16, i -> () -> captain.submit(phase, Scene.right(i % 9)).status());
      assertEquals(2, statuses.stream().filter(status -> status == 201).count(), statuses + "");
      Caller.Reply refused = captain.submit(phase, Scene.TRUTH);
      assertEquals("CONCURRENT", refused.body().at("/violated-policies/0").asText());
      assertFalse(refused.header("Retry-After").isEmpty());
      try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
        Awaitility.await()
            .until(() -> captain.submissions().getQuota(phase).limits().get(0).used() == 0);
        assertEquals(201, captain.at(working.url()).submit(phase, Scene.TRUTH).status());
      }
    }
  }

  @Test
  void phaseThatCountsEverything_keepsTheUseOfARefusedFile() throws Exception {
    PhaseForm form = new PhaseForm().limit(2, QuotaPeriod.TOTAL);
    form.quotaCounts = QuotaCounts.EVERY;
    String phase = scene.openPhase(form);
    var refused = Scene.evaluated(team, phase, Scene.INVALID);
    assertEquals(SubmissionState.INVALID, refused.state());
    assertTrue(refused.detail().endsWith("it counts, as the phase declares"), refused.detail());
    assertEquals(1, quota(phase).limits().get(0).remaining());
    assertEquals(QuotaCounts.EVERY, quota(phase).quotaCounts());
  }

  @Test
  void reasons_areThoseOfTheRefusal() throws Exception {
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    QuotaState before = quota(phase);
    assertTrue(before.eligible());
    assertEquals(List.of(), before.reasons());
    assertEquals("Europe/Paris", before.timeZone());

    Scene.submitted(team, phase, Scene.TRUTH);
    scene.organiser().phases().closePhase(phase);
    QuotaState after = quota(phase);
    assertFalse(after.eligible());
    assertEquals(
        List.of("state-conflict", "quota-exceeded"),
        after.reasons().stream().map(IneligibilityReason::problem).toList());
    assertNotEquals(before.eligibility(), after.eligibility());
    assertEquals(after, quota(phase));
  }

  @Test
  void submission_isRefusedWhenTheQuotaIsNotWhatTheCallerRead() throws Exception {
    String phase = scene.openPhase(new PhaseForm().limit(3, QuotaPeriod.TOTAL));
    String known = quota(phase).eligibility();
    String path = "/v1/phases/" + phase + "/submissions?eligibility=";
    assertEquals(201, team.send("POST", path + known, Scene.TRUTH, Map.of()).status());

    Caller.Reply stale = team.send("POST", path + known, Scene.TRUTH, Map.of());
    assertEquals(409, stale.status());
    assertEquals("/problems/eligibility-changed", stale.body().get("type").asText());
    assertEquals(quota(phase).eligibility(), stale.body().get("eligibility").asText());
    assertEquals(2, quota(phase).limits().get(0).remaining());

    String now = quota(phase).eligibility();
    List<Integer> statuses =
        Together.run(
            8, i -> () -> team.send("POST", path + now, Scene.right(i), Map.of()).status());
    assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses + "");
    assertEquals(1, quota(phase).limits().get(0).remaining());
  }
}
