package org.aceso.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Runs the challenge: learning data, an intermediate test with a public board, a final validation
 * on hidden slides, publication. Half of the slides are the intermediate test, the other half the
 * final one. Everything but the people's tokens is the same at every run.
 */
public final class Demo {
  private static final int A_DAY = 5;
  private static final long SEED = 20_200_917;

  private final PrintStream out;
  private final DemoClient administrator;
  private final Slides test = Slides.reference().half(0);
  private final Slides hidden = Slides.reference().half(1);
  private final List<String> submitted = Collections.synchronizedList(new ArrayList<>());
  private int overQuota;

  public Demo(String url, String token, PrintStream out) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    this.administrator = new DemoClient(http, url, token);
    this.out = out;
  }

  /**
   * Runs it to the end.
   *
   * @return the id of the final phase
   */
  public String run() {
    Organiser organiser = new Organiser(administrator);
    String challenge = organiser.createChallenge();
    Map<String, Object> rules = organiser.publishRules();
    organiser.openRegistration();
    say("challenge created, rules published, registration open");
    List<DemoTeam> teams = new Cohort(administrator, challenge, rules).gather();
    say(
        Cohort.PEOPLE
            + " competitors accepted the rules and registered, "
            + teams.size()
            + " teams formed");
    String learning = organiser.publishLearningData(Slides.predictions("logistic"));

    String intermediate =
        organiser.openPhase(
            "INTERMEDIATE",
            "Intermediate test",
            "EVERYONE",
            test,
            Map.of("limit", A_DAY, "period", "DAY"));
    say("intermediate test open: " + A_DAY + " submissions a day and team");
    teams.parallelStream().forEach(team -> compete(team, intermediate));
    tryTooOften(teams.get(7), intermediate);
    await("intermediate test");
    organiser.closeAndPublish(intermediate);
    Board.print("Intermediate test, published", board(intermediate), 5, out);

    String last =
        organiser.openPhase(
            "FINAL",
            "Final validation",
            "ORGANISERS",
            hidden,
            Map.of("limit", 1, "period", "TOTAL"));
    say("final validation open: one submission a team, scores hidden");
    teams.parallelStream().forEach(team -> submit(team, last, finalPrediction(team).csv()));
    await("final validation");
    requireHidden(teams.get(0), last);
    organiser.closeAndPublish(last);
    organiser.close(learning);
    organiser.closeChallenge();
    Board.print("Final validation, published", board(last), teams.size(), out);
    compareLeader(intermediate, last);
    return last;
  }

  /** Three to five attempts that get better; some teams hand in a broken file first. */
  private void compete(DemoTeam team, String phase) {
    Random random = new Random(SEED + team.number());
    if (team.number() % 6 == 5) {
      administratorWaits(submit(team, phase, test.brokenCsv()));
    }
    int attempts = 3 + team.number() % 3;
    for (int attempt = 0; attempt < attempts; attempt++) {
      boolean modelled = team.number() < MODELS.size() && attempt == 0;
      Slides prediction =
          modelled
              ? test.predictedBy(Slides.predictions(MODELS.get(team.number())))
              : test.perturbed(quality(team) + 0.02 * attempt, random);
      submit(team, phase, prediction.csv());
    }
  }

  private static final List<String> MODELS =
      List.of("logistic", "forest", "off_by_one", "all_invasive", "all_benign", "random");

  /**
   * Team 11 has learnt the board of the intermediate test by heart; it is no better than chance.
   */
  private static double quality(DemoTeam team) {
    return team.number() == 11 ? 0.93 : 0.55 + 0.3 * ((team.number() * 17) % 36) / 36;
  }

  private Slides finalPrediction(DemoTeam team) {
    Random random = new Random(SEED - team.number());
    return hidden.perturbed(team.number() == 11 ? 0.25 : quality(team), random);
  }

  private void tryTooOften(DemoTeam team, String phase) {
    String csv = test.perturbed(0.5, new Random(SEED)).csv();
    DemoClient.Response response;
    do {
      response = team.captain().csv("POST", "/v1/phases/" + phase + "/submissions", csv);
      if (response.status() == 201) {
        submitted.add(response.text("id"));
        administratorWaits(response.text("id"));
      }
    } while (response.status() == 201);
    overQuota++;
    say(team.name() + " is refused beyond its quota: " + response.text("detail"));
  }

  private String submit(DemoTeam team, String phase, String csv) {
    JsonNode submission =
        DemoClient.sure(team.captain().csv("POST", "/v1/phases/" + phase + "/submissions", csv));
    String id = submission.path("id").asText();
    submitted.add(id);
    return id;
  }

  /** Waits until everything that was submitted so far is final. */
  private void await(String phase) {
    Map<String, Integer> states = new TreeMap<>();
    for (String id : submitted) {
      states.merge(administratorWaits(id), 1, Integer::sum);
    }
    say(
        phase
            + ": "
            + submitted.size()
            + " submissions so far "
            + states
            + ", refused "
            + overQuota);
  }

  private String administratorWaits(String submission) {
    while (true) {
      JsonNode now = DemoClient.sure(administrator.get("/v1/submissions/" + submission));
      if (now.path("final").asBoolean()) {
        return now.path("state").asText();
      }
      pause();
    }
  }

  private void requireHidden(DemoTeam team, String phase) {
    DemoClient.Response board = team.captain().get("/v1/phases/" + phase + "/leaderboard");
    if (board.status() != 403) {
      throw new IllegalStateException("the hidden board answered " + board.status());
    }
    say("a competitor who asks for the hidden board reads: " + board.text("detail"));
  }

  private JsonNode board(String phase) {
    return DemoClient.sure(administrator.get("/v1/phases/" + phase + "/leaderboard"));
  }

  private void compareLeader(String before, String after) {
    JsonNode leader = board(before).path("entries").get(0);
    for (JsonNode entry : board(after).path("entries")) {
      if (entry.path("teamId").equals(leader.path("teamId"))) {
        say(
            leader.path("team").asText()
                + " led the intermediate test and is number "
                + entry.path("rank").asText()
                + " on hidden slides");
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void say(String progress) {
    out.println("• " + progress);
  }
}
