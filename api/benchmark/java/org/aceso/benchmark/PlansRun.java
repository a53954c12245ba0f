package org.aceso.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes {@code PLANS.md}: every statement that the server executes for the requests that matter,
 * taken from the log of its database and not from a copy, and how PostgreSQL executes it where
 * years of submissions are stored.
 */
public final class PlansRun {
  private static final int REPEATS = 8;
  private static final int CROWD = 6_000;
  private static final String BACKGROUND = "In the background, when nothing happens";

  private final Options options;
  private final Path work;
  private final PrintStream out = System.out;
  private final Predictions predictions;
  private final Map<String, Map<String, StatementLog.Executed>> requests = new LinkedHashMap<>();

  private PlansRun(Options options) throws IOException {
    this.options = options;
    this.work = options.folder("plans");
    this.predictions = Predictions.of(options.rows());
  }

  public static void main(String[] arguments) throws Exception {
    new PlansRun(Options.parse(arguments)).run();
  }

  private void run() throws IOException, InterruptedException, SQLException {
    Path data = work.resolve("data");
    Scene scene;
    try (RealServer server = RealServer.start(options.jar(), data, 1)) {
      scene = Scene.prepare(server.url(), server.administrator(), predictions);
      try (Connection database = server.database()) {
        Bulk.fill(database, scene, options.many());
        Crowd.fill(database, scene, CROWD);
      }
    }
    StatementLog log = StatementLog.of(data);
    try (RealServer server = RealServer.start(options.jar(), data, 1)) {
      capture(server, scene, log);
      try (Connection database = server.database()) {
        write(database);
      }
    }
  }

  private void capture(RealServer server, Scene scene, StatementLog log)
      throws IOException, InterruptedException {
    try (ApiClient member = new ApiClient(server.url(), scene.member());
        ApiClient organiser = new ApiClient(server.url(), server.administrator())) {
      String submissions = "/v1/phases/" + scene.phase() + "/submissions";
      Step submit =
          () ->
              Scene.awaitScored(
                  member,
                  member.csv("POST", submissions, predictions.next()).path("id").asText(),
                  5);
      capture("Submission, from POST until it is scored, and GET of it", log, submit);
      capture("Leaderboard", log, () -> member.get("/v1/phases/" + scene.phase() + "/leaderboard"));
      capture("Submissions of the own team", log, () -> member.get(submissions));
      capture("Submissions of all teams", log, () -> organiser.get(submissions));
      capture(
          "Failed submissions of all teams",
          log,
          () -> organiser.get(submissions + "?state=FAILED"));
      capture("Challenge", log, () -> member.get("/v1/challenges/" + scene.challenge()));
      capture("Challenges", log, () -> member.get("/v1/challenges"));
      capture("Quota", log, () -> member.get("/v1/phases/" + scene.phase() + "/quota"));
      capture(BACKGROUND, log, () -> Thread.sleep(700));
    }
  }

  /** Something that a caller does. */
  private interface Step {
    void run() throws IOException, InterruptedException;
  }

  /** The statements of the last repeat, when everything is prepared and cached. */
  private void capture(String name, StatementLog log, Step step)
      throws IOException, InterruptedException {
    for (int i = 0; i < REPEATS; i++) {
      step.run();
    }
    long start = log.end();
    step.run();
    Thread.sleep(100);
    requests.put(name, log.since(start));
  }

  private void write(Connection database) throws SQLException, IOException {
    Map<String, StatementLog.Executed> background = requests.get(BACKGROUND);
    StringBuilder text = new StringBuilder();
    Set<String> sequential = new LinkedHashSet<>();
    Set<String> told = new LinkedHashSet<>();
    for (var request : requests.entrySet()) {
      text.append("\n## ").append(request.getKey()).append('\n');
      boolean isBackground = request.getValue() == background;
      for (StatementLog.Executed executed : request.getValue().values()) {
        boolean isOwn = isBackground || !background.containsKey(executed.sql());
        if (isOwn && told.add(executed.sql())) {
          Plans.Plan plan = Plans.explain(database, executed);
          sequential.addAll(plan.sequential());
          text.append("\n```sql\n").append(plan.sql()).append("\n```\n```\n");
          text.append(plan.text()).append("```\n");
        }
      }
    }
    String found = sequential.isEmpty() ? "none" : String.join(", ", sequential);
    Path file = options.home().resolve("benchmark").resolve("PLANS.md");
    Files.writeString(file, head(told.size(), found) + text);
    out.println(told.size() + " statements; big tables read from end to end: " + found);
  }

  private String head(int statements, String found) {
    return """
    # Plans
    Every statement that these requests execute, with %,d submissions stored, as `api/benchmark/run PlansRun`
    took them from the log of PostgreSQL; a statement stands where it first occurs. Plans serve any values
    (`force_generic_plan`); with rows and pages (`Buffers`), but for plain inserts.

    %d statements; big tables read from end to end: %s.
    """
        .formatted(options.many(), statements, found);
  }
}
