package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.external.Outside;
import org.aceso.phase.Phases;
import org.aceso.wire.Evaluation;
import org.aceso.wire.EvaluationClaim;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Rescoring;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Two evaluators work and teams hand in without a pause while batches are begun and end. */
final class RescoredOutsideRaceTest {
  private static final int TEAMS = 2;

  private final Hospital hospital = Hospital.open();
  private final Caller organiser = hospital.organiser();
  private final AtomicBoolean over = new AtomicBoolean();

  /** What evaluators report of anything, by the terms of their claim alone. */
  private static double value(String terms) {
    return terms == null ? 1.0 : Math.floorMod(terms.hashCode(), 1_000) / 1_024.0;
  }

  @Test
  void whatCounts_isComputedByTheTermsThatCount() throws Exception {
    List<Caller> teams = new ArrayList<>();
    for (int i = 0; i < TEAMS; i++) {
      teams.add(hospital.scene().captain());
    }
    List<Caller> evaluators =
        List.of(
            hospital.field().evaluator(), Outside.evaluator(hospital.scene(), TestServer.shared()));
    List<CompletableFuture<Void>> working =
        evaluators.stream().map(one -> CompletableFuture.runAsync(() -> work(one))).toList();
    List<CompletableFuture<List<String>>> handingIn =
        teams.stream().map(one -> CompletableFuture.supplyAsync(() -> handIn(one))).toList();

    apply(Batch.start(organiser, hospital.phase()));
    Rescoring dropped = Batch.start(organiser, hospital.phase());
    Thread.sleep(50);
    organiser.rescorings().discardRescoring(dropped.id());
    Rescoring last = Batch.start(organiser, hospital.phase());
    apply(last);
    for (int i = 0; i < TEAMS; i++) {
      for (String submission : handingIn.get(i).get()) {
        Scene.awaitFinal(teams.get(i), submission);
        assertEquals(value(last.id()), counting(teams.get(i), submission));
      }
    }
    over.set(true);
    for (CompletableFuture<Void> one : working) {
      one.get();
    }
    List<LeaderboardEntry> board = hospital.board().entries();
    assertEquals(TEAMS, board.size());
    for (LeaderboardEntry entry : board) {
      assertEquals(value(last.id()), entry.value(), 1e-6);
      assertEquals(Hospital.QUOTA, entry.submissions());
    }
  }

  /** Otherwise it could hand out what is computed with terms that hold no more. */
  @Test
  void claim_waitsWhileARescoringBeginsOrEnds() throws Exception {
    Scene.submitted(hospital.scene().captain(), hospital.phase(), Scene.TRUTH);
    CompletableFuture<EvaluationClaim> claim =
        TestServer.shared()
            .jdbi()
            .inTransaction(
                db -> {
                  Phases.lock(hospital.phase(), db);
                  CompletableFuture<EvaluationClaim> begun =
                      CompletableFuture.supplyAsync(this::claim);
                  Awaitility.await().until(() -> isAnyWaiting(db));
                  return begun;
                });
    assertNotNull(claim.get());
  }

  private static boolean isAnyWaiting(Handle db) {
    return db.createQuery(
            """
            SELECT EXISTS (SELECT 1 FROM pg_stat_activity
                           WHERE wait_event_type = 'Lock' AND query LIKE '%FROM phase%FOR SHARE%')
            """)
        .mapTo(Boolean.class)
        .one();
  }

  private EvaluationClaim claim() {
    try {
      return hospital.claim();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> handIn(Caller team) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < Hospital.QUOTA; i++) {
      ids.add(Scene.submitted(team, hospital.phase(), Scene.TRUTH));
    }
    return ids;
  }

  private void work(Caller evaluator) {
    Outside field = new Outside(hospital.scene(), hospital.phase(), evaluator);
    try {
      while (!over.get()) {
        EvaluationClaim claim = evaluator.evaluator().claimEvaluation(hospital.phase());
        if (claim == null) {
          Thread.sleep(10);
        } else {
          field.report(claim, field.scored(claim, value(claim.rescoringId())));
        }
      }
    } catch (ApiException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As soon as it may be, with whatever is on its way by then. */
  private void apply(Rescoring begun) throws Exception {
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

  private static double counting(Caller team, String submission) throws ApiException {
    List<Evaluation> counting =
        Hospital.evaluations(team, submission).stream().filter(Evaluation::counts).toList();
    assertEquals(1, counting.size());
    return counting.get(0).scores().stream()
        .filter(score -> score.metric().equals("accuracy@1"))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
