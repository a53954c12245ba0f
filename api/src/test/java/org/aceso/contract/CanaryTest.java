package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.aceso.TestServer;
import org.aceso.plugin.TestJar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A truth of a thousand random words, and a type that throws and prints them while it scores:
 * nothing that a competitor can get has one of them.
 */
final class CanaryTest {
  private static final int CASES = 1_000;
  private static final int CRASHES = 20;
  private static final int REQUESTS = Boolean.getBoolean("aceso.campaign") ? 20_000 : 1_200;
  private static final Canaries CANARIES = new Canaries(CASES, 19);
  private static final String WORDS =
      """
      package test;

      import java.util.List;
      import org.aceso.formats.csv.CsvTable;
      import org.aceso.spi.*;

      public class Words implements ChallengeType {
        public Id id() { return Id.of("words"); }
        public String title() { return "One word a case"; }
        public List<Setting> settings() { return List.of(); }
        public record Seen(boolean fine) {}
        private static Column word() {
          return new Column("word", Column.Kind.TEXT, "a word", Double.NEGATIVE_INFINITY,
              Double.POSITIVE_INFINITY, List.of());
        }
        public Evaluation<?, ?, ?> configure(Settings settings, Issues issues) {
          CsvTable<String> words = CsvTable.of("One row a case.",
              List.of(Column.caseId("id"), word()), (row, found) -> row.text(1));
          Observer<String, String, Seen> observer = (about, p, r) -> {
            if (p.equals("throw")) {
              throw new IllegalStateException(about.id() + " is " + r);
            }
            if (p.equals("print")) {
              System.out.println(about.id() + " is " + r);
              System.err.println(about.id() + " is " + r);
            }
            return new Seen(p.equals(r));
          };
          return new Evaluation<>(words, words, List.of(), List.of(), Seen.class, observer,
              List.of(Metric.mean(MetricInfo.of("fine", "Share of words", Better.HIGHER, 0, 1),
                  seen -> seen.fine() ? 1 : 0)));
        }
      }
      """;

  @TempDir private static Path plugins;
  private static TestServer server;
  private static Trial trial;
  private static String dataset;
  private static final Map<String, Set<String>> LEAKS = new TreeMap<>();
  private static final List<Reply> SEEN = new ArrayList<>();
  private static final List<String> STATES = new ArrayList<>();

  @BeforeAll
  static void compete() {
    new TestJar("words")
        .source("test/Words.java", WORDS)
        .provides("test.Words")
        .writeTo(plugins.resolve("words.jar"));
    server = TestServer.start(Map.of("PLUGINS", plugins.toString()));
    Chance chance = new Chance(19);
    Known known = new Known(chance);
    World world = new World(server, known::learn);
    trial = world.trial();
    List<Trial.Team> teams = List.of(trial.team(), trial.team());
    String phase = trial.run(phase(known));
    for (int i = 0; i < CRASHES; i++) {
      submit(teams.get(i % 2), phase, file(i * 49, "throw"));
    }
    submit(teams.get(0), phase, file(7, "print"));
    submit(teams.get(0), phase, file(-1, ""));
    submit(teams.get(1), phase, "id,word\nno,such case\n");
    ask(world, teams, chance, known);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void nothingThatACompetitorGets_hasAWordOfTheTruth() {
    assertEquals(Map.of(), LEAKS);
    assertTrue(SEEN.size() >= REQUESTS, SEEN.size() + " replies");
    Map<Integer, Long> statuses =
        SEEN.stream()
            .collect(Collectors.groupingBy(Reply::status, TreeMap::new, Collectors.counting()));
    long given = SEEN.stream().filter(reply -> reply.status() < 300).count();
    assertTrue(given >= REQUESTS / 12, statuses.toString());
  }

  @Test
  void crashes_happened() {
    assertEquals(CRASHES, STATES.stream().filter("FAILED"::equals).count(), STATES.toString());
    assertTrue(STATES.contains("SCORED") && STATES.contains("INVALID"), STATES.toString());
  }

  @Test
  void organiser_readsAllOfThem() {
    Reply truth = trial.organiser().get("/v1/datasets/" + dataset + "/files/truth.csv").expect(200);
    assertEquals(CASES, CANARIES.in(truth).size());
  }

  private static Map<String, Object> phase(Known known) {
    StringBuilder truth = new StringBuilder("id,word\n");
    for (int i = 0; i < CASES; i++) {
      truth.append("case").append(i).append(',').append(CANARIES.words().get(i)).append('\n');
    }
    Map<String, Object> phase = trial.phase(Question.RISK, truth.toString());
    phase.put("challengeType", "words@1");
    phase.put(
        "ranking",
        Map.of("metric", "fine@1", "ties", "SHARED", "missing", "UNRANKED", "entry", "BEST"));
    phase.put("quota", List.of(Map.of("limit", 100, "period", "TOTAL")));
    dataset = ((Map<?, ?>) phase.get("reference")).get("datasetId").toString();
    known.learn(trial.organiser().get("/v1/datasets/" + dataset));
    return phase;
  }

  /** A valid file with one other word. */
  private static String file(int place, String word) {
    StringBuilder csv = new StringBuilder("id,word\n");
    for (int i = 0; i < CASES; i++) {
      csv.append("case").append(i).append(',').append(i == place ? word : "fine").append('\n');
    }
    return csv.toString();
  }

  private static void submit(Trial.Team team, String phase, String csv) {
    String id = Trial.submit(team, phase, csv).expect(201).get("id");
    STATES.add(Trial.finished(team.captain(), id).get("state"));
    Caller competitor = team.captain().watchedBy(CanaryTest::look);
    for (String path : List.of("", "/issues", "/queue", "/evaluations", "/file")) {
      competitor.get("/v1/submissions/" + id + path);
    }
    // So that the ids are known to whoever asks at random.
    team.captain().get("/v1/submissions/" + id + "/evaluations").expect(200);
  }

  private static void ask(World world, List<Trial.Team> teams, Chance chance, Known known) {
    Fuzzer fuzzer = new Fuzzer(chance, known, CanaryTest::look);
    teams.forEach(team -> fuzzer.meet(team.captain()));
    fuzzer.meet(trial.competitor());
    fuzzer.meet(world.anonymous());
    fuzzer.roam(REQUESTS);
    assertEquals(List.of(), fuzzer.report().failures());
  }

  private static void look(Reply reply) {
    SEEN.add(reply);
    Set<String> found = CANARIES.in(reply);
    if (!found.isEmpty()) {
      LEAKS.put(reply.method() + " " + reply.path(), found);
    }
  }
}
