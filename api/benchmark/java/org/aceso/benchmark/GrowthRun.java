package org.aceso.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What years of submissions cost: the same requests to two installations that differ in nothing but
 * how many submissions they hold. Their slices lie side by side in every round; what counts are the
 * ratios within a round.
 */
public final class GrowthRun {
  private static final int MOST_REQUESTS = 200_000;

  private final Options options;
  private final PrintStream out = System.out;
  private final Path work;
  private final Predictions predictions;
  private final LoadGenerator generator;
  private final Map<String, List<Sample>> few = new LinkedHashMap<>();
  private final Map<String, List<Sample>> many = new LinkedHashMap<>();

  private GrowthRun(Options options) throws IOException {
    this.options = options;
    this.work = options.folder("growth");
    this.predictions = Predictions.of(options.rows());
    this.generator = new LoadGenerator(options.connections(), MOST_REQUESTS);
  }

  public static void main(String[] arguments) throws Exception {
    new GrowthRun(Options.parse(arguments)).run();
  }

  /** A server on an installation that holds so many submissions. */
  private record Installed(RealServer server, List<Workload> workloads) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  private void run() throws IOException, InterruptedException, SQLException {
    try (Installed small = install("few", options.few());
        Installed large = install("many", options.many())) {
      for (int round = 0; round < options.rounds(); round++) {
        for (int i = 0; i < small.workloads().size(); i++) {
          if (round % 2 == 0) {
            measure(small, i, few);
            measure(large, i, many);
          } else {
            measure(large, i, many);
            measure(small, i, few);
          }
        }
        out.println("round " + (round + 1) + " done");
      }
    }
    print();
  }

  private Installed install(String name, int submissions)
      throws IOException, InterruptedException, SQLException {
    Path data = work.resolve(name);
    Scene scene;
    try (RealServer server = RealServer.start(options.jar(), data, 2)) {
      scene = Scene.prepare(server.url(), server.administrator(), predictions);
    }
    RealServer server = RealServer.start(options.jar(), data, 0);
    try (Connection database = server.database()) {
      Bulk.fill(database, scene, submissions);
    }
    Installed installed = new Installed(server, Workload.all(server.url(), scene, predictions));
    for (Workload workload : installed.workloads()) {
      generator.run(server.url(), workload.server(), workload.status(), options.warm());
    }
    out.println(submissions + " submissions are there");
    return installed;
  }

  private void measure(Installed installed, int number, Map<String, List<Sample>> into)
      throws IOException, InterruptedException {
    Workload workload = installed.workloads().get(number);
    RealServer server = installed.server();
    double[] before = server.cpu();
    Sample sample =
        generator.run(server.url(), workload.server(), workload.status(), options.slice());
    double[] after = server.cpu();
    double requests = sample.perSecond() * options.slice().toSeconds();
    into.computeIfAbsent(workload.name(), name -> new ArrayList<>())
        .add(sample.withCpu((after[0] - before[0]) / requests, (after[1] - before[1]) / requests));
  }

  private void print() {
    out.printf(
        Locale.ROOT,
        "%n%,d submissions / %,d submissions, median [least–most] of %d rounds%n",
        options.many(),
        options.few(),
        options.rounds());
    out.printf("%-18s %-26s %-26s %-26s%n", "workload", "p50", "p99", "CPU of server and database");
    few.forEach(
        (name, base) ->
            out.printf(
                "%-18s %-26s %-26s %-26s%n",
                name,
                ratio(name, base, Sample::p50),
                ratio(name, base, Sample::p99),
                ratio(name, base, one -> one.serverCpu() + one.databaseCpu())));
  }

  private Spread ratio(String name, List<Sample> base, ToDoubleFunction<Sample> value) {
    return Spread.ofRatios(many.get(name), base, value);
  }
}
