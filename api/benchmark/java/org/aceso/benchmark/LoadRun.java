package org.aceso.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The load run. Every round measures everything once, in the opposite order of the round before, so
 * that what else the machine does falls on all alike; what counts are the ratios within a round.
 */
public final class LoadRun {
  private static final int MOST_REQUESTS = 200_000;
  private static final int FRESH_BOARDS = 50;

  /** So many bursts before the first that counts: compilers of server and evaluators need them. */
  private static final int WARM_UP_BURSTS = 40;

  private final Options options;
  private final PrintStream out = System.out;
  private final Path work;
  private final Predictions predictions;
  private final LoadGenerator generator;
  private final Results results = new Results();
  private Scene filled;

  private LoadRun(Options options) throws IOException {
    this.options = options;
    this.work = options.folder("run");
    this.predictions = Predictions.of(options.rows());
    this.generator = new LoadGenerator(options.connections(), MOST_REQUESTS);
  }

  public static void main(String[] arguments) throws Exception {
    new LoadRun(Options.parse(arguments)).run();
  }

  private void run() throws IOException, InterruptedException, SQLException {
    requests();
    // What is known by now is not lost with what comes.
    Report.print(results, out);
    scoring();
    Report.print(results, out);
    Path json = options.home().resolve("target").resolve("load").resolve("results.json");
    Report.write(results, json);
    out.println("\nall samples: " + json);
  }

  /** Requests to a server that evaluates nothing: what is handed in waits. */
  private void requests() throws IOException, InterruptedException, SQLException {
    Path data = work.resolve("requests");
    try (RealServer server = RealServer.start(options.jar(), data, 2)) {
      filled = Scene.prepare(server.url(), server.administrator(), predictions);
    }
    Scene scene = filled;
    try (RealServer server = RealServer.start(options.jar(), data, 0);
        Connection database = server.database();
        JavaProcess bare = bare()) {
      Bulk.fill(database, scene);
      PgBench pgbench = pgbench(server, scene);
      List<Workload> workloads = Workload.all(server.url(), scene, predictions);
      for (Workload workload : workloads) {
        generator.run(server.url(), workload.server(), workload.status(), options.warm());
        generator.run(bare.url(), workload.bare(), workload.status(), options.warm());
      }
      for (int round = 0; round < options.rounds(); round++) {
        for (Workload workload : inTurn(workloads, round)) {
          for (String target : inTurn(List.of(Results.SERVER, Results.BARE, Results.SQL), round)) {
            measure(workload, target, server, bare, pgbench);
          }
        }
        freshBoards(server, scene, database);
        out.println("round " + (round + 1) + " of requests done");
      }
    }
  }

  private void measure(
      Workload workload, String target, RealServer server, JavaProcess bare, PgBench pgbench)
      throws IOException, InterruptedException {
    double[] before = server.cpu();
    double bareBefore = Cpu.of(bare.handle());
    Sample sample;
    switch (target) {
      case Results.SERVER ->
          sample =
              generator.run(server.url(), workload.server(), workload.status(), options.slice());
      case Results.BARE ->
          sample = generator.run(bare.url(), workload.bare(), workload.status(), options.slice());
      default -> {
        if (pgbench == null || workload.script().isEmpty()) {
          return;
        }
        sample = pgbench.run(workload.script(), options.slice());
      }
    }
    double[] after = server.cpu();
    double requests = sample.perSecond() * options.slice().toSeconds();
    double database = target.equals(Results.BARE) ? Double.NaN : (after[1] - before[1]) / requests;
    double http =
        switch (target) {
          case Results.SERVER -> (after[0] - before[0]) / requests;
          case Results.BARE -> (Cpu.of(bare.handle()) - bareBefore) / requests;
          default -> Double.NaN;
        };
    results.add(workload.name(), target, sample.withCpu(http, database));
  }

  /** Boards that have to be made: before each request an entry changes. */
  private void freshBoards(RealServer server, Scene scene, Connection database)
      throws IOException, SQLException {
    Latencies latencies = new Latencies();
    try (ApiClient member = new ApiClient(server.url(), scene.member())) {
      for (int i = 0; i < FRESH_BOARDS; i++) {
        Bulk.touchBoard(database, scene);
        long sent = System.nanoTime();
        member.get("/v1/phases/" + scene.phase() + "/leaderboard");
        latencies.add(System.nanoTime() - sent);
      }
    }
    Sample sample =
        new Sample(
            1_000 / latencies.quantile(0.5),
            latencies.quantile(0.5),
            latencies.quantile(0.99),
            Double.NaN,
            Double.NaN,
            Double.NaN);
    results.add("GET changed leaderboard", Results.SERVER, sample);
  }

  /** Submissions to servers with one and with two workers, beside what bounds them. */
  private void scoring() throws IOException, InterruptedException, SQLException {
    try (RealServer one = RealServer.start(options.jar(), work.resolve("scoring1"), 1);
        RealServer two = RealServer.start(options.jar(), work.resolve("scoring2"), 2);
        RealServer none = RealServer.start(options.jar(), work.resolve("requests"), 0);
        Alone alone = new Alone(plugin(), work, predictions)) {
      Map<String, Throughput> servers = new LinkedHashMap<>();
      servers.put("scored, 1 worker", throughput(one));
      servers.put("scored, 2 workers", throughput(two));
      PgBench pgbench = pgbench(none, filled);
      for (Throughput server : servers.values()) {
        server.burst(WARM_UP_BURSTS * options.submissions());
      }
      alone.run(3 * options.submissions(), predictions);
      for (int round = 0; round < options.rounds(); round++) {
        for (String workload : inTurn(List.copyOf(servers.keySet()), round)) {
          Throughput server = servers.get(workload);
          results.add(workload, Results.SERVER, server.burst(options.submissions()));
          results.add(workload, Results.ONE_THREAD, alone.run(options.submissions(), predictions));
          if (pgbench != null) {
            results.add(workload, Results.SQL, pgbench.run("score", options.slice()));
          }
        }
        Sample latency = servers.get("scored, 2 workers").oneByOne(options.submissions() / 4);
        results.add("scored, one by one", Results.SERVER, latency);
        out.println("round " + (round + 1) + " of scoring done");
      }
    }
  }

  private Throughput throughput(RealServer server) throws IOException, InterruptedException {
    Scene scene = Scene.prepare(server.url(), server.administrator(), predictions);
    return new Throughput(server, scene, predictions, options.connections());
  }

  private Path plugin() throws IOException {
    try (var jars = Files.list(options.application().resolve("plugins"))) {
      return jars.filter(jar -> jar.toString().contains("ordinal")).findFirst().orElseThrow();
    }
  }

  private JavaProcess bare() throws IOException {
    return JavaProcess.start(
        List.of("-cp", System.getProperty("java.class.path"), BareServer.class.getName()),
        Map.of(),
        work.resolve("bare.log"));
  }

  private PgBench pgbench(RealServer server, Scene scene) {
    if (!PgBench.isThere()) {
      out.println("pgbench is not on the path: the same SQL alone is not measured");
      return null;
    }
    Path scripts = options.home().resolve("benchmark").resolve("sql");
    return new PgBench(server, variables(scene), scripts, work, options.connections());
  }

  private static Map<String, String> variables(Scene scene) {
    Scene.Team team = scene.teams().get(0);
    return Map.of(
        "hash", sha256(team.token()),
        "phase", scene.phase(),
        "challenge", scene.challenge(),
        "person", team.person(),
        "team", team.id(),
        "submission", scene.submission());
  }

  private static String sha256(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static <T> List<T> inTurn(List<T> all, int round) {
    if (round % 2 == 0) {
      return all;
    }
    List<T> reversed = new ArrayList<>(all);
    Collections.reverse(reversed);
    return reversed;
  }
}
