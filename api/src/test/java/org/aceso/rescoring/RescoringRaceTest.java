package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Evaluation;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Rescoring;
import org.junit.jupiter.api.RepeatedTest;

/** Teams hand in without a pause while batches are begun and applied. */
final class RescoringRaceTest {
  private static final int TEAMS = 3;
  private static final int EACH = 8;

  /** Each truth agrees with {@link Scene#right} of another number in all cases. */
  private static final List<Integer> TRUTHS = List.of(4, 8, 2);

  @RepeatedTest(2)
  void whatIsHandedInMeanwhile_isScoredByTheRulesThatCount() throws Exception {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.reference = scene.file("truth.csv", Scene.right(TRUTHS.get(0)));
    String phase = scene.openPhase(form);
    List<Caller> teams = new ArrayList<>();
    for (int i = 0; i < TEAMS; i++) {
      teams.add(scene.captain());
    }
    List<CompletableFuture<List<String>>> handingIn =
        teams.stream()
            .map(team -> CompletableFuture.supplyAsync(() -> handIn(team, phase)))
            .toList();
    for (int truth : TRUTHS.subList(1, TRUTHS.size())) {
      scene.put(form.reference.datasetId(), "truth.csv", Scene.right(truth));
      rescore(scene.organiser(), phase);
    }
    int last = TRUTHS.get(TRUTHS.size() - 1);
    List<Double> best = new ArrayList<>();
    for (int i = 0; i < TEAMS; i++) {
      best.add(check(teams.get(i), handingIn.get(i).get(), last));
    }
    assertEquals(
        best.stream().sorted().toList(),
        scene.organiser().leaderboards().getLeaderboard(phase, null).entries().stream()
            .peek(entry -> assertEquals(EACH, entry.submissions()))
            .map(LeaderboardEntry::value)
            .sorted()
            .toList());
  }

  private static List<String> handIn(Caller team, String phase) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      ids.add(Scene.submitted(team, phase, Scene.right(1 + i % 8)));
    }
    return ids;
  }

  /** Applied as soon as it may be, with whatever is on its way by then. */
  private static void rescore(Caller organiser, String phase) throws Exception {
    Rescoring begun = Batch.start(organiser, phase);
    while (true) {
      try {
        Batch.apply(organiser, begun);
        return;
      } catch (ApiException e) {
        assertEquals(409, e.getCode(), e.getMessage());
        Thread.sleep(20);
      }
    }
  }

  /** The best score of a team, each of whose submissions has one evaluation that counts. */
  private static double check(Caller team, List<String> ids, int truth) throws Exception {
    double best = 0;
    for (int i = 0; i < ids.size(); i++) {
      Scene.awaitFinal(team, ids.get(i));
      List<Evaluation> counting =
          team.evaluations().listEvaluations(ids.get(i)).items().stream()
              .filter(Evaluation::counts)
              .toList();
      assertEquals(1, counting.size());
      int right = 8 - Math.abs(truth - (1 + i % 8));
      assertEquals("accuracy@1 " + right / 8.0, Batch.score(counting.get(0), "accuracy@1"));
      best = Math.max(best, right / 8.0);
    }
    return best;
  }
}
