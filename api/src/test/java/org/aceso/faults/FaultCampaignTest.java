package org.aceso.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.aceso.Caller;
import org.aceso.Campaign;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.QuotaPeriod;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code -Daceso.kills=500 -Daceso.lease=3 -Daceso.seed=1}: how many are killed, how long a lease
 * lasts in seconds, and what chance does.
 */
final class FaultCampaignTest {
  private static final int KILLS = Integer.getInteger("aceso.kills", Campaign.repeats(20, 500));
  private static final int LEASE = Integer.getInteger("aceso.lease", 3);
  private static final long SEED = Long.getLong("aceso.seed", System.nanoTime());
  private static final int CLIENTS = 32;
  private static final int TEAMS = 8;
  private static final int NARROW = 5;

  /** Whatever dies is taken over within a minute, and three times at most. */
  private static final Duration DEADLINE = Duration.ofSeconds(3 * 60);

  @TempDir private Path folder;

  @Test
  void killsOfEverybody_loseNothingAndCountNothingTwice() throws Exception {
    Random random = new Random(SEED);
    try (Fleet fleet = new Fleet(folder, LEASE)) {
      String url = fleet.anyUrl(random).orElseThrow();
      Scene scene = Scene.open(url, administrator());
      Stage wide = Stage.open(scene, 1_000_000);
      Stage narrow = Stage.open(scene, NARROW);
      Map<String, Caller> teams = teams(scene);

      long start = System.nanoTime();
      AtomicBoolean goesOn = new AtomicBoolean(true);
      ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + TEAMS * 2);
      List<Future<?>> clients = new ArrayList<>();
      int number = 0;
      for (Caller team : teams.values()) {
        for (int i = 0; i < CLIENTS / TEAMS; i++) {
          clients.add(threads.submit(wide.client(team, number++, fleet, goesOn::get)));
        }
        for (int i = 0; i < 2; i++) {
          // These come to their limit, and go on until they do.
          clients.add(threads.submit(narrow.client(team, number++, fleet, () -> true)));
        }
      }
      Map<Fleet.Victim, Integer> killed = kill(fleet, random);
      fleet.settle();
      goesOn.set(false);
      for (Future<?> client : clients) {
        client.get(DEADLINE.toSeconds() + 60, TimeUnit.SECONDS);
      }
      threads.shutdown();
      Duration took = Duration.ofNanos(System.nanoTime() - start);

      String after = fleet.anyUrl(random).orElseThrow();
      for (Stage stage : List.of(wide, narrow)) {
        stage.reckon(scene.organiser().at(after), teams, after);
      }
      assertTrue(narrow.log.told().size() >= TEAMS * NARROW, "a team is short of its limit");
      Jdbi jdbi = Jdbi.create(fleet.databaseUrl() + "?currentSchema=aceso", "postgres", "");
      requireOneEventEach(jdbi);
      double longest = longest(jdbi);
      assertTrue(longest <= DEADLINE.toSeconds(), longest + " s until final");
      print(killed, took, longest, wide, narrow);
    }
  }

  /** A phase with the account of what its clients were told. */
  private record Stage(String phase, Log log) {
    static Stage open(Scene scene, int limit) throws ApiException {
      return new Stage(scene.openPhase(new PhaseForm().limit(limit, QuotaPeriod.TOTAL)), new Log());
    }

    Client client(Caller team, int number, Fleet fleet, BooleanSupplier goesOn) {
      Random chance = new Random(SEED + number);
      return new Client(team, "client-" + number, phase, fleet, log, goesOn, chance);
    }

    void reckon(Caller organiser, Map<String, Caller> teams, String url) throws ApiException {
      Reckoning reckoning = new Reckoning(organiser, phase, log);
      reckoning.requireAllAndNoMore();
      int scored = reckoning.requireEachScoredOnce();
      reckoning.requireQuota(teams, url);
      reckoning.requireBoard();
      System.out.println(
          log.told().size()
              + " acknowledged, "
              + scored
              + " scored, "
              + log.repeats()
              + " repeats");
    }
  }

  private String administrator() throws Exception {
    return Files.readString(folder.resolve("data/admin-token")).strip();
  }

  private static Map<String, Caller> teams(Scene scene) throws ApiException {
    Map<String, Caller> teams = new LinkedHashMap<>();
    for (int i = 0; i < TEAMS; i++) {
      Caller captain = scene.captain();
      teams.put(scene.teamOf(captain), captain);
    }
    return teams;
  }

  private static Map<Fleet.Victim, Integer> kill(Fleet fleet, Random random) throws Exception {
    Map<Fleet.Victim, Integer> killed = new EnumMap<>(Fleet.Victim.class);
    for (int i = 0; i < KILLS; ) {
      TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_800));
      Fleet.Victim victim = Fleet.Victim.values()[random.nextInt(Fleet.Victim.values().length)];
      if (fleet.kill(victim, random)) {
        killed.merge(victim, 1, Integer::sum);
        i++;
      }
    }
    return killed;
  }

  private static void requireOneEventEach(Jdbi jdbi) {
    int wrong =
        jdbi.withHandle(
            db ->
                db.createQuery(
                        """
                        SELECT count(*) FROM submission s
                        WHERE (SELECT count(*) FROM event e
                               WHERE e.subject = s.id
                                 AND e.type IN ('submission.scored', 'submission.failed')) <> 1
                        """)
                    .mapTo(Integer.class)
                    .one());
    assertEquals(0, wrong, "submissions whose end was told more or less than once");
  }

  /** Seconds from acceptance to the end, of the submission that took longest. */
  private static double longest(Jdbi jdbi) {
    return jdbi.withHandle(
        db ->
            db.createQuery(
                    """
                    SELECT max(extract(epoch FROM e.finished_at - s.received_at))
                    FROM submission s JOIN evaluation e ON e.submission_id = s.id
                    """)
                .mapTo(Double.class)
                .one());
  }

  private static void print(
      Map<Fleet.Victim, Integer> killed, Duration took, double longest, Stage wide, Stage narrow) {
    System.out.printf(
        "seed %d, lease %d s: killed %s within %d s; %d submissions, longest until final %.1f s%n",
        SEED,
        LEASE,
        killed,
        took.toSeconds(),
        wide.log.told().size() + narrow.log.told().size(),
        longest);
  }
}
