package org.aceso.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints results as tables, and writes them as JSON. */
final class Report {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, ToDoubleFunction<Sample>> COLUMNS =
      Map.of(
          "perSecond", Sample::perSecond,
          "p50Millis", Sample::p50,
          "p99Millis", Sample::p99,
          "clientCpuMillis", Sample::clientCpu,
          "serverCpuMillis", Sample::serverCpu,
          "databaseCpuMillis", Sample::databaseCpu);

  private Report() {}

  static void print(Results results, PrintStream out) {
    out.printf(
        "%n%-24s %-28s %9s %8s %8s %8s %8s %8s   %s%n",
        "workload",
        "what",
        "a second",
        "p50 ms",
        "p99 ms",
        "load CPU",
        "srv CPU",
        "pg CPU",
        "rate of Aceso / rate of this");
    results
        .all()
        .forEach(
            (workload, targets) ->
                targets.forEach((target, rounds) -> line(workload, target, targets, out)));
    out.println("CPU in ms a request; medians of rounds; ratios: median [least–most] of rounds");
  }

  private static void line(
      String workload, String target, Map<String, List<Sample>> targets, PrintStream out) {
    List<Sample> rounds = targets.get(target);
    List<Sample> server = targets.get(Results.SERVER);
    String ratio =
        target.equals(Results.SERVER)
            ? ""
            : Spread.ofRatios(server, rounds, Sample::perSecond).toString();
    out.printf(
        Locale.ROOT,
        "%-24s %-28s %9.1f %8s %8s %8s %8s %8s   %s%n",
        workload,
        target,
        Spread.of(rounds, Sample::perSecond).median(),
        cell(rounds, Sample::p50),
        cell(rounds, Sample::p99),
        cell(rounds, Sample::clientCpu),
        cell(rounds, Sample::serverCpu),
        cell(rounds, Sample::databaseCpu),
        ratio);
  }

  private static String cell(List<Sample> rounds, ToDoubleFunction<Sample> value) {
    double median = Spread.of(rounds, value).median();
    return Double.isNaN(median) ? "" : String.format(Locale.ROOT, "%.3f", median);
  }

  static void write(Results results, Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("java", System.getProperty("java.version"));
    root.put("processors", Runtime.getRuntime().availableProcessors());
    ArrayNode samples = root.putArray("samples");
    results
        .all()
        .forEach(
            (workload, targets) ->
                targets.forEach(
                    (target, rounds) ->
                        rounds.forEach(one -> add(samples, workload, target, one))));
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }

  private static void add(ArrayNode samples, String workload, String target, Sample sample) {
    ObjectNode node = samples.addObject().put("workload", workload).put("target", target);
    COLUMNS.forEach(
        (name, value) -> {
          double number = value.applyAsDouble(sample);
          if (!Double.isNaN(number)) {
            node.put(name, number);
          }
        });
  }
}
