package org.aceso.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The last hour before a deadline in a programme ten times as large as the one that was: 6 000
 * people in 400 teams, who handed in 50 000 submissions. Submissions arrive at a rate and are
 * evaluated, reads arrive at another, whatever the server does.
 */
public final class ProgrammeRun {
  private static final int PEOPLE = 6_000;
  private static final int TEAMS = 400;
  private static final int WORKERS = 2;
  private static final int CONNECTIONS = 32;

  private final Options options;
  private final PrintStream out = System.out;
  private final Path work;
  private final Predictions predictions;

  private ProgrammeRun(Options options) throws IOException {
    this.options = options;
    this.work = options.folder("programme");
    this.predictions = Predictions.of(options.rows());
  }

  public static void main(String[] arguments) throws Exception {
    new ProgrammeRun(Options.parse(arguments, Map.of("seconds", "60"))).run();
  }

  private void run() throws IOException, InterruptedException, SQLException {
    try (RealServer server = RealServer.start(options.jar(), work.resolve("data"), WORKERS)) {
      Scene scene = Scene.prepare(server.url(), server.administrator(), predictions, TEAMS);
      try (Connection database = server.database()) {
        Bulk.fill(database, scene);
        Crowd.fill(database, scene, PEOPLE - TEAMS);
        out.printf(
            Locale.ROOT,
            "%,d people, %d teams, %,d submissions; %d submissions/s of %,d rows and %d reads/s%n",
            PEOPLE,
            TEAMS,
            Bulk.SUBMISSIONS,
            options.rate(),
            options.rows(),
            options.reads());
        for (int round = 0; round < options.rounds(); round++) {
          out.println("round " + (round + 1) + (round == 0 ? ", which warms up" : ""));
          burst(server, scene, database);
        }
      }
    }
  }

  private void burst(RealServer server, Scene scene, Connection database)
      throws IOException, InterruptedException, SQLException {
    double[] before = server.cpu();
    double evaluators = server.evaluatorCpu();
    String since = text(database, "SELECT clock_timestamp()");
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Arrivals.Outcome>> submitting =
          new Arrivals(server.url(), options.rate(), CONNECTIONS, submissions(scene))
              .start(threads, 201, options.slice());
      List<Future<Arrivals.Outcome>> reading =
          new Arrivals(server.url(), options.reads(), CONNECTIONS, reads(scene))
              .start(threads, 200, options.slice());
      report("submissions", Arrivals.join(submitting));
      report("reads", Arrivals.join(reading));
      awaitEvaluated(database);
      out.println("  from receipt to score " + text(database, toScore(since)));
      double[] after = server.cpu();
      cpu("server", after[0] - before[0]);
      cpu("evaluators", server.evaluatorCpu() - evaluators);
      cpu("PostgreSQL", after[1] - before[1]);
    } finally {
      threads.shutdownNow();
    }
  }

  private Supplier<Request> submissions(Scene scene) {
    AtomicInteger turn = new AtomicInteger();
    String path = "/v1/phases/" + scene.phase() + "/submissions";
    return () -> Request.post(path, token(scene, turn), "text/csv", predictions.next());
  }

  /**
   * Of ten reads six are of the board, two of the challenge, one of all, one of own submissions.
   */
  private static Supplier<Request> reads(Scene scene) {
    AtomicInteger turn = new AtomicInteger();
    String board = "/v1/phases/" + scene.phase() + "/leaderboard";
    String challenge = "/v1/challenges/" + scene.challenge();
    String own = "/v1/phases/" + scene.phase() + "/submissions?limit=20";
    List<String> paths =
        List.of(
            board, challenge, board, own, board, board, challenge, board, "/v1/challenges", board);
    return () ->
        Request.get(paths.get(Math.floorMod(turn.get(), paths.size())), token(scene, turn));
  }

  private static String token(Scene scene, AtomicInteger turn) {
    return scene.teams().get(Math.floorMod(turn.getAndIncrement() * 37, TEAMS)).token();
  }

  private void report(String what, Arrivals.Outcome outcome) {
    out.printf(
        Locale.ROOT,
        "  %-12s %,6d, p50 %.1f ms, p99 %.1f ms, most %.1f ms, %d errors%n",
        what,
        outcome.latencies().count(),
        outcome.latencies().quantile(0.5),
        outcome.latencies().quantile(0.99),
        outcome.latencies().quantile(1),
        outcome.errors().size());
    outcome.errors().stream().distinct().limit(3).forEach(error -> out.println("    " + error));
  }

  private void cpu(String what, double millis) {
    double share = millis / options.slice().toMillis();
    out.printf(Locale.ROOT, "  CPU of %-11s %.2f cores of %d%n", what, share, cores());
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static void awaitEvaluated(Connection database)
      throws SQLException, InterruptedException {
    String open = "SELECT count(*) FROM evaluation WHERE state IN ('QUEUED', 'SCORING')";
    while (!text(database, open).equals("0")) {
      Thread.sleep(50);
    }
  }

  private static String toScore(String since) {
    return """
    SELECT format('p50 %%s ms, p99 %%s ms, most %%s ms; %%s of %%s scored',
      round(1000 * percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds)),
      round(1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY seconds)),
      round(1000 * max(seconds)), count(*) FILTER (WHERE state = 'SCORED'), count(*))
    FROM (SELECT e.state,
            extract(epoch FROM e.finished_at - s.received_at)::float AS seconds
          FROM submission s JOIN evaluation e ON e.submission_id = s.id
          WHERE s.received_at >= '%s') one
    """
        .formatted(since);
  }

  private static String text(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
