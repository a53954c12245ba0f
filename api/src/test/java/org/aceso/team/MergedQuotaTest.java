package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.QuotaLimit;
import org.aceso.wire.QuotaLimitState;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.SubmissionState;
import org.junit.jupiter.api.Test;

final class MergedQuotaTest {

  @Test
  void mergedTeam_hasUsedTheLargerUseOfBoth() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm().limit(5, QuotaPeriod.TOTAL));
    String other = scene.openPhase(new PhaseForm().limit(5, QuotaPeriod.TOTAL));
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    submit(team.captain(), phase, 4);
    submit(into.captain(), phase, 2);
    submit(into.captain(), other, 3);
    team.mergeInto(into);

    assertEquals(4, used(into.captain(), phase));
    assertEquals(3, used(team.captain(), other));
    submit(team.captain(), phase, 1);
    assertEquals(429, into.captain().submit(phase, Scene.TRUTH).status());
    assertEquals(5, used(into.captain(), phase));
    submit(into.captain(), other, 2);
    assertEquals(429, team.captain().submit(other, Scene.TRUTH).status());
  }

  @Test
  void limits_areComparedOneByOne() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.quota =
        List.of(
            new QuotaLimit(5, QuotaPeriod.DAY, null), new QuotaLimit(10, QuotaPeriod.TOTAL, null));
    String phase = scene.openPhase(form);
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    for (int i = 0; i < 4; i++) {
      long old = i;
      String id = Scene.submitted(team.captain(), phase, Scene.TRUTH);
      TestServer.shared()
          .jdbi()
          .useHandle(
              db ->
                  db.execute(
                      "UPDATE quota_use SET taken_at = taken_at - (? + 2) * interval '1 day'"
                          + " WHERE submission_id = ?",
                      old,
                      id));
    }
    submit(team.captain(), phase, 1);
    submit(into.captain(), phase, 2);
    team.mergeInto(into);
    List<QuotaLimitState> limits = into.captain().submissions().getQuota(phase).limits();
    assertEquals(2, limits.get(0).used());
    assertEquals(5, limits.get(1).used());
    submit(into.captain(), phase, 3);
    limits = into.captain().submissions().getQuota(phase).limits();
    assertEquals(5, limits.get(0).used());
    assertEquals(8, limits.get(1).used());
  }

  @Test
  void useThatIsGivenBackAfterTheMerge_countsNoMore() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm().limit(3, QuotaPeriod.TOTAL));
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    String returned = Scene.submitted(team.captain(), phase, Scene.TRUTH);
    submit(team.captain(), phase, 1);
    Scene.awaitFinal(team.captain(), returned);
    submit(into.captain(), phase, 1);
    team.mergeInto(into);
    assertEquals(2, used(into.captain(), phase));
    TestServer.shared()
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE quota_use SET returned_at = now() WHERE submission_id = ?", returned));
    assertEquals(1, used(into.captain(), phase));
    assertEquals(
        SubmissionState.INVALID, Scene.evaluated(into.captain(), phase, Scene.INVALID).state());
    assertEquals(1, used(into.captain(), phase));
  }

  @Test
  void chainOfMerges_neverGivesUsesBack() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm().limit(10, QuotaPeriod.TOTAL));
    Side one = Side.of(scene);
    Side two = Side.of(scene);
    Side three = Side.of(scene);
    submit(one.captain(), phase, 3);
    submit(two.captain(), phase, 1);
    one.mergeInto(two);
    submit(one.captain(), phase, 2);
    assertEquals(5, used(two.captain(), phase));
    submit(three.captain(), phase, 4);
    new Side(scene, two.captain(), two.id()).mergeInto(three);
    assertEquals(5, used(three.captain(), phase));
    submit(three.captain(), phase, 5);
    assertEquals(429, three.captain().submit(phase, Scene.TRUTH).status());
  }

  private static void submit(Caller by, String phase, int times) {
    for (int i = 0; i < times; i++) {
      Scene.submitted(by, phase, Scene.TRUTH);
    }
  }

  private static int used(Caller by, String phase) throws ApiException {
    return by.submissions().getQuota(phase).limits().get(0).used();
  }
}
