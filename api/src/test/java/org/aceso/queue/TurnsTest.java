package org.aceso.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.http.Json;
import org.aceso.ids.Ids;
import org.aceso.wire.QueuePlace;
import org.aceso.wire.Visibility;
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

  /**
   * Another evaluation of a submission; those before do not count any more, and are served as well.
   */
  private static void again(String submission, int times, Priority priority) {
    jdbi.useTransaction(
        db -> {
          for (int i = 0; i < times; i++) {
            db.execute(
                """
                INSERT INTO rescoring (id, phase_id, state, reason, frozen, expires_at, ended_at)
                SELECT phase_id, phase_id, 'DISCARDED', '', '{}', now(), now()
                FROM submission WHERE id = ? ON CONFLICT DO NOTHING
                """,
                submission);
            db.execute(
                """
                UPDATE evaluation SET counts = false, rescoring_id = phase_id, rescores = id
                WHERE submission_id = ? AND counts
                """,
                submission);
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
    rescoringServed(other, 0);
    again(again, 2, Priority.RESCORING);
    String live = field.submit(field.team(), 2);
    served(2);
    again(live, 2, Priority.LIVE);
    assertEquals(List.of(live, live, again, again), served(4));
  }

  @Test
  void rescoring_isServedEveryTenSecondsWhateverElseWaits() throws Exception {
    Field field = Field.open();
    Field other = Field.open();
    String again = other.submit(other.team());
    assertEquals(List.of(again), served(1));
    again(again, 3, Priority.RESCORING);
    rescoringServed(other, 11);
    String live = field.submit(field.team(), 5);
    assertEquals(1, Collections.frequency(served(3), again));
    rescoringServed(other, 11);
    assertEquals(List.of(again, live, live, live, again), served(5));
  }

  /** As if the last rescoring of a challenge had been begun so many seconds ago. */
  private static void rescoringServed(Field field, int seconds) {
    jdbi.useHandle(
        db ->
            db.execute(
                """
                INSERT INTO queue_share (challenge_id, priority, turn, served_at)
                VALUES (?, 2, 0, now() - ? * interval '1 second')
                ON CONFLICT (challenge_id, priority) DO UPDATE SET served_at = excluded.served_at
                """,
                field.scene().challengeId(),
                seconds));
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

  /** Read over HTTP, and compared with what claims do. */
  @Test
  void position_isTheOrderOfTheClaims() throws Exception {
    Field one = Field.open();
    Field two = Field.open();
    Map<String, Caller> owners = new LinkedHashMap<>();
    for (Field field : List.of(one, two, one, one)) {
      Caller team = field.team();
      for (int i = 0; i < 3; i++) {
        owners.put(field.submit(team), team);
      }
    }
    served(1);
    String running = queue.claim().orElseThrow().submissionId();
    String[] order = new String[10];
    for (Map.Entry<String, Caller> owner : owners.entrySet()) {
      QueuePlace seen = place(owner.getValue(), owner.getKey());
      if (owner.getKey().equals(running)) {
        assertNull(seen.position());
        assertEquals(1, seen.attempts());
        assertNotNull(seen.leaseExpiresAt());
      } else if (seen.position() != null) {
        assertNull(order[seen.position() - 1], seen.toString());
        order[seen.position() - 1] = owner.getKey();
        assertNull(seen.estimatedSeconds(), "nothing was scored yet");
      }
    }
    List<String> claimed = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      claimed.add(queue.claim().orElseThrow().submissionId());
    }
    assertEquals(List.of(order), claimed);
  }

  @Test
  void estimate_isMadeOfWhatTheLastOnesTook() throws Exception {
    for (Visibility visibility : List.of(Visibility.EVERYONE, Visibility.ORGANISERS)) {
      Scene scene = Scene.open(server.url(), server.administrator());
      PhaseForm form = new PhaseForm();
      form.visibility = visibility;
      Field field = new Field(scene, scene.openPhase(form));
      Caller team = field.team();
      String scored = field.submit(team);
      took(queue.claim().orElseThrow(), 4);
      field.submit(team);
      assertTrue(queue.claim().isPresent());
      field.submit(team);
      String second = field.submit(team);
      QueuePlace place = place(team, second);
      assertEquals(2, place.position());
      assertEquals(visibility == Visibility.EVERYONE ? 9L : 10L, place.estimatedSeconds());
      QueuePlace over = place(team, scored);
      assertTrue(over.isFinal());
      assertNull(over.position());
      empty();
    }
  }

  private static QueuePlace place(Caller by, String submission) throws ApiException {
    return by.submissions().getQueuePlace(submission, null);
  }

  private static void took(Job job, int seconds) {
    jdbi.useHandle(
        db ->
            db.execute(
                """
                WITH ended AS (UPDATE submission SET state = 'VALID' WHERE id = ?)
                UPDATE evaluation SET state = 'SCORED', scores = '[]', lease = NULL,
                  leased_until = NULL, finished_at = started_at + ? * interval '1 second'
                WHERE id = ?
                """,
                job.submissionId(),
                seconds,
                job.evaluationId()));
  }

  /** In pages, as the database counts them for the very statement. */
  @Test
  void costOfAClaim_isTheSameBehindTwentyThousand() throws Exception {
    Field field = Field.open();
    String submission = field.submit(field.team(), 100);
    long few = pages();
    jdbi.useHandle(
        db -> {
          db.execute(
              """
              INSERT INTO evaluation
                (id, submission_id, phase_id, team_id, challenge_id, priority, turn, counts,
                 rescoring_id, rescores)
              SELECT 'eva_' || lpad(n::text, 26, '0'), e.submission_id, e.phase_id, e.team_id,
                e.challenge_id, 1, n, false, e.phase_id, e.id
              FROM (SELECT * FROM evaluation WHERE submission_id = ? LIMIT 1) e,
                generate_series(100, 20000) n
              """,
              submission);
          db.execute("ANALYZE evaluation");
        });
    long many = pages();
    System.out.println("pages of a claim: " + few + " of 100, " + many + " of 20 000");
    assertTrue(many <= few * 3 / 2 + 10, few + " became " + many);
  }

  private static long pages() {
    return jdbi.withHandle(
        db -> {
          db.begin();
          String plan =
              db.createQuery("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + TurnQueries.CLAIM)
                  .bind("lease", Ids.uuid())
                  .bind("seconds", 20)
                  .mapTo(String.class)
                  .one();
          db.rollback();
          JsonNode root = Json.parse(plan, JsonNode.class).get(0).get("Plan");
          return root.get("Shared Hit Blocks").asLong() + root.get("Shared Read Blocks").asLong();
        });
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
