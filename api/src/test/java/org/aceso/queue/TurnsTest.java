package org.aceso.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whose turn it is, on a server where nobody works but the test. */
final class TurnsTest {
  private static TestServer server;
  private static Jdbi jdbi;
  private static JobQueue queue;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("WORKERS", "0"));
    jdbi = server.jdbi();
    queue = new JobQueue(jdbi, Duration.ofHours(1));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void empty() {
    jdbi.useHandle(
        db ->
            db.execute(
                """
                UPDATE evaluation SET state = 'CANCELLED', lease = NULL, leased_until = NULL,
                  finished_at = now() WHERE state IN ('QUEUED', 'SCORING')
                """));
  }

  /** A challenge with an open phase. */
  private record Field(Scene scene, String phase) {
    static Field open() throws Exception {
      Scene scene = Scene.open(server.url(), server.administrator());
      return new Field(scene, scene.openPhase(new PhaseForm()));
    }

    Caller team() throws Exception {
      return scene.captain();
    }

    String submit(Caller team) {
      return Scene.submitted(team, phase, Scene.TRUTH);
    }

    /** One that is in the queue so many times. */
    String submit(Caller team, int times) {
      String submission = submit(team);
      again(submission, times - 1, Priority.LIVE);
      return submission;
    }
  }

  private static void again(String submission, int times, Priority priority) {
    jdbi.useTransaction(
        db -> {
          for (int i = 0; i < times; i++) {
            Map<String, Object> row =
                db.createQuery("SELECT phase_id, team_id FROM submission WHERE id = :id")
                    .bind("id", submission)
                    .mapToMap()
                    .one();
            Jobs.enqueue(
                submission,
                (String) row.get("phase_id"),
                (String) row.get("team_id"),
                priority,
                db);
          }
        });
  }

  /** The submissions of the next claims, each of which ends before the next begins. */
  private static List<String> served(int count) {
    List<String> submissions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Job job = queue.claim().orElseThrow();
      end(job);
      submissions.add(job.submissionId());
    }
    return submissions;
  }

  private static void end(Job job) {
    jdbi.useHandle(
        db ->
            db.execute(
                """
                UPDATE evaluation SET state = 'CANCELLED', lease = NULL, leased_until = NULL,
                  finished_at = now() WHERE id = ?
                """,
                job.evaluationId()));
  }

  @Test
  void teamWithTwoHundred_letsAnotherTeamInAtOnce() throws Exception {
    Field field = Field.open();
    String many = field.submit(field.team(), 200);
    assertEquals(Collections.nCopies(50, many), served(50));
    String single = field.submit(field.team());
    assertTrue(served(3).contains(single));
  }

  @Test
  void teamsOfAChallenge_takeTurns() throws Exception {
    Field field = Field.open();
    String first = field.submit(field.team(), 5);
    String second = field.submit(field.team(), 5);
    String third = field.submit(field.team(), 2);
    assertEquals(
        List.of(
            first, second, third, first, second, third, first, second, first, second, first,
            second),
        served(12));
  }

  @Test
  void teamThatComesAgainAndAgain_keepsNobodyWaiting() throws Exception {
    Field field = Field.open();
    String many = field.submit(field.team(), 20);
    Caller other = field.team();
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      field.submit(other);
      order.addAll(served(1));
    }
    assertTrue(Collections.frequency(order, many) >= 4, order.toString());
  }

  @Test
  void challengeWithAThousand_letsAnotherChallengeInAtOnce() throws Exception {
    Field busy = Field.open();
    Field quiet = Field.open();
    String many = busy.submit(busy.team(), 1_000);
    served(10);
    String one = quiet.submit(quiet.team());
    String two = quiet.submit(quiet.team());
    assertEquals(List.of(one, many, two, many), served(4));
  }

  @Test
  void challengeWithFewerInHand_comesFirst() throws Exception {
    Field slow = Field.open();
    Field quick = Field.open();
    slow.submit(slow.team(), 10);
    String held = queue.claim().orElseThrow().submissionId();
    String quickly = quick.submit(quick.team(), 5);
    assertEquals(Collections.nCopies(5, quickly), served(5));
    assertEquals(held, queue.claim().orElseThrow().submissionId());
  }

  @Test
  void priorities_goBeforeTurns() throws Exception {
    Field field = Field.open();
    Field other = Field.open();
    String again = other.submit(other.team());
    assertEquals(List.of(again), served(1));
    again(again, 2, Priority.RESCORING);
    String live = field.submit(field.team(), 2);
    String smoke = field.submit(field.team());
    served(3);
    again(live, 2, Priority.LIVE);
    again(smoke, 1, Priority.SMOKE);
    assertEquals(List.of(smoke, live, live, again, again), served(5));
  }

  @Test
  void manyClaimsAtOnce_takeEachJobOnceAndLeaveNone() throws Exception {
    List<Field> fields = List.of(Field.open(), Field.open(), Field.open());
    for (Field field : fields) {
      field.submit(field.team(), 10);
      field.submit(field.team(), 10);
    }
    Set<String> claimed = new HashSet<>();
    for (int round = 0; round < 60 / 12; round++) {
      for (Optional<Job> job : Together.run(12, i -> queue::claim)) {
        assertTrue(claimed.add(job.orElseThrow().evaluationId()), "claimed twice");
      }
    }
    assertEquals(60, claimed.size());
    assertEquals(Optional.empty(), queue.claim());
  }

  @Test
  void jobGivenBack_isServedBeforeWhatCameLater() throws Exception {
    Field field = Field.open();
    String first = field.submit(field.team());
    Job job = queue.claim().orElseThrow();
    String later = field.submit(field.team());
    queue.release(job.lease());
    assertEquals(List.of(first, later), served(2));
  }

  @Test
  void leaseOfACancelledJob_isLost() throws Exception {
    Field field = Field.open();
    field.submit(field.team(), 2);
    Job kept = queue.claim().orElseThrow();
    Job cancelled = queue.claim().orElseThrow();
    end(cancelled);
    assertEquals(List.of(cancelled.lease()), queue.lost(List.of(kept.lease(), cancelled.lease())));
  }
}
