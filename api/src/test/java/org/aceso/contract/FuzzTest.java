package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aceso.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests that were made by chance out of the contract, sent by all kinds of callers
 * to a server where a challenge is under way. {@code -Daceso.fuzz.seed} repeats a run, {@code
 * -Daceso.fuzz.requests} sets how many there are.
 */
final class FuzzTest {
  private static final boolean CAMPAIGN = Boolean.getBoolean("aceso.campaign");
  private static final long SEED =
      Long.getLong("aceso.fuzz.seed", CAMPAIGN ? System.nanoTime() : 3);
  private static final int REQUESTS =
      Integer.getInteger("aceso.fuzz.requests", CAMPAIGN ? 100_000 : 40 * Spec.OPERATIONS.size());

  /** Operations that no walk and no chance brings to succeed, with the reason. */
  private static final Map<String, String> NEVER_DONE = Map.of();

  private static final Chance CHANCE = new Chance(SEED);
  private static final Known KNOWN = new Known(CHANCE);
  private static final Fuzzer FUZZER = new Fuzzer(CHANCE, KNOWN);
  private static final Map<String, Integer> WALKED = new TreeMap<>();

  private static final Secrets SECRETS = new Secrets();

  private static TestServer server;
  private static Logs logs;

  @BeforeAll
  static void fuzz() {
    logs = Logs.open();
    server = TestServer.start(Map.of());
    meetEverybody();
    walk("");
    for (int i = 0; i < 2; i++) {
      walk("closePhase");
    }
    if (CAMPAIGN) {
      Spec.OPERATIONS.forEach(op -> walk(op.id()));
    }
    FUZZER.roam(REQUESTS - FUZZER.report().requests());
    System.out.println("seed " + SEED + ": " + FUZZER.report());
  }

  @AfterAll
  static void stop() {
    logs.close();
    server.close();
  }

  @Test
  void everyReply_keepsTheContract() {
    List<String> failures = FUZZER.report().failures();
    assertTrue(failures.isEmpty(), "seed " + SEED + "\n" + String.join("\n\n", failures));
  }

  @Test
  void everyOperation_succeedsAndIsRefused() {
    Set<String> missing = new TreeSet<>();
    for (Spec.Op op : Spec.OPERATIONS) {
      int done = WALKED.getOrDefault(op.id(), 0) + FUZZER.report().answers(op.id(), 2);
      if (done == 0 && !NEVER_DONE.containsKey(op.id())) {
        missing.add(op.id() + " never succeeded");
      }
      if (FUZZER.report().answers(op.id(), 4) < 5) {
        missing.add(op.id() + " was hardly refused");
      }
    }
    assertEquals(Set.of(), missing);
  }

  /** Else what is made by chance never gets past the checks of form. */
  @Test
  void madeRequests_succeedForHalfOfTheOperations() {
    List<String> done =
        Spec.OPERATIONS.stream()
            .map(Spec.Op::id)
            .filter(id -> FUZZER.report().answers(id, 2) > 0)
            .toList();
    System.out.println(done.size() + " of " + Spec.OPERATIONS.size());
    assertTrue(done.size() * 2 >= Spec.OPERATIONS.size(), done.toString());
  }

  @Test
  void logs_holdNoSecret() {
    assertTrue(SECRETS.known() >= 20, "the walks show tokens and invitations");
    assertTrue(logs.text().contains("brings [binary-risk@1]"), logs.text());
    assertEquals(List.of(), SECRETS.in(logs.text()), "seed " + SEED);
  }

  @Test
  void requests_areAsManyAsPromised() {
    assertTrue(FUZZER.report().requests() >= Math.min(REQUESTS, 2_000));
  }

  private static void meetEverybody() {
    World world = new World(server, KNOWN::learn);
    Caller administrator = world.administrator();
    FUZZER.meet(administrator);
    FUZZER.meet(world.anonymous());
    FUZZER.meet(world.anonymous().as("x"));
    FUZZER.meet(world.anonymous().as("aceso_pat_" + "0".repeat(72)));
    FUZZER.meet(world.person(World.ORGANISER));
    FUZZER.meet(world.person(World.COMPETITOR));
    FUZZER.meet(world.person(List.of("challenge:read")));
    String own = administrator.get("/v1/me").get("person") + administrator.get("/v1/tokens").text();
    KNOWN.spare(List.of(own.split("[^a-z0-9_]+")));
  }

  /**
   * Goes through a challenge, up to an operation if one is named, and tries what is wrong beside.
   */
  private static void walk(String until) {
    Map<String, Integer> tried = new LinkedHashMap<>();
    Watcher recorder =
        new Watcher() {
          @Override
          public void before(Caller caller, Request request) {
            Spec.Op op = request.operation().orElseThrow();
            Fuzzer.Seed seed = FUZZER.remember(caller, request).orElseThrow();
            if (op.id().equals(until)) {
              FUZZER.around(seed, CAMPAIGN ? 200 : 20);
              throw new Cut();
            }
            if (until.isEmpty() && tried.merge(op.id(), 1, Integer::sum) <= 2) {
              FUZZER.beside(seed, 6);
            }
          }

          @Override
          public void saw(Reply reply) {
            KNOWN.learn(reply);
            SECRETS.learn(reply);
            if (reply.status() < 300) {
              Spec.serving(reply.method(), reply.path())
                  .ifPresent(op -> WALKED.merge(op.id(), 1, Integer::sum));
            }
          }
        };
    try {
      new Walk(new World(server, recorder), new ArrayList<>()).go();
    } catch (Cut cut) {
      assertTrue(!until.isEmpty());
    } catch (AssertionError | RuntimeException e) {
      // What was wrongly accepted may have broken the walk: that is what to read first.
      throw new AssertionError(
          "seed " + SEED + "\n" + String.join("\n\n", FUZZER.report().failures()), e);
    }
  }

  /** Ends a walk half-way. */
  @SuppressWarnings("serial")
  private static final class Cut extends RuntimeException {}
}
