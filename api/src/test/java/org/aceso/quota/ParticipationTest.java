package org.aceso.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.CompletableFuture;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.wire.NewMergeProposal;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order the locks of teams and of what they take part in are taken. */
final class ParticipationTest {
  private final Jdbi jdbi = TestServer.shared().jdbi();
  private String phase;
  private String older;
  private String younger;

  /** The younger team became part of the older one: the chain goes against the order of ids. */
  @BeforeEach
  void merge() throws Exception {
    Scene scene = Scene.open();
    phase = scene.openPhase(new PhaseForm());
    Caller into = scene.captain();
    Caller team = scene.captain();
    Scene.evaluated(into, phase, Scene.right(4));
    Scene.evaluated(team, phase, Scene.right(5));
    older = scene.teamOf(into);
    younger = scene.teamOf(team);
    String proposal = team.teams().proposeMerge(younger, new NewMergeProposal(older), null).id();
    into.teams().acceptMerge(older, proposal);
  }

  @Test
  void resultOfAMergedTeam_waitsForTheFirstOfAllAndHoldsNoOtherMeanwhile() {
    CompletableFuture<String> result =
        jdbi.inTransaction(
            all -> {
              hold(older, all);
              CompletableFuture<String> waiting =
                  CompletableFuture.supplyAsync(
                      () -> jdbi.inTransaction(db -> Participation.holdLive(phase, younger, db)));
              awaitLockWaiter();
              // Whoever holds all goes on to the second one.
              all.execute("SET LOCAL lock_timeout = '20s'");
              hold(younger, all);
              assertFalse(waiting.isDone());
              return waiting;
            });
    assertEquals(older, result.join());
  }

  @Test
  void resultDuringAMerge_waitsForTheTeamAndHoldsNoParticipationMeanwhile() {
    CompletableFuture<String> result =
        jdbi.inTransaction(
            merging -> {
              merging.execute("SELECT 1 FROM team WHERE id = ? FOR UPDATE", older);
              CompletableFuture<String> waiting =
                  CompletableFuture.supplyAsync(
                      () -> jdbi.inTransaction(db -> Participation.holdLive(phase, older, db)));
              awaitLockWaiter();
              merging.execute("SET LOCAL lock_timeout = '20s'");
              hold(older, merging);
              return waiting;
            });
    assertEquals(older, result.join());
  }

  private void hold(String team, org.jdbi.v3.core.Handle db) {
    db.execute(
        "SELECT 1 FROM participation WHERE phase_id = ? AND team_id = ? FOR UPDATE", phase, team);
  }

  private void awaitLockWaiter() {
    Awaitility.await("somebody who waits for a lock")
        .until(
            () ->
                jdbi.withHandle(
                    db ->
                        db.createQuery(
                                "SELECT count(*) > 0 FROM pg_stat_activity"
                                    + " WHERE wait_event_type = 'Lock' AND query LIKE '%FOR%'")
                            .mapTo(Boolean.class)
                            .one()));
  }
}
