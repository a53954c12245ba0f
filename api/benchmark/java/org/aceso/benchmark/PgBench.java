package org.aceso.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the SQL of a request in pgbench, with prepared statements as the server has them. */
final class PgBench {
  private static final long PATIENCE_SECONDS = 60;

  private final RealServer server;
  private final Map<String, String> variables;
  private final Path scripts;
  private final Path work;
  private final int connections;

  /**
   * @param variables what the scripts name
   * @param scripts the folder of {@code <name>.sql}
   * @param work a folder for its logs
   */
  PgBench(
      RealServer server, Map<String, String> variables, Path scripts, Path work, int connections) {
    this.server = server;
    this.variables = variables;
    this.scripts = scripts;
    this.work = work;
    this.connections = connections;
  }

  /** Whether there is a pgbench on the path. */
  static boolean isThere() {
    return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "pgbench")));
  }

  Sample run(String name, Duration slice) throws IOException, InterruptedException {
    Path logs = Files.createTempDirectory(work, "pgbench");
    List<String> command =
        new ArrayList<>(
            List.of(
                "pgbench",
                "-n",
                "-l",
                "-M",
                "prepared",
                "-j",
                "1",
                "-h",
                "127.0.0.1",
                "-U",
                "postgres"));
    command.addAll(List.of("-p", Integer.toString(server.databasePort())));
    command.addAll(List.of("-c", Integer.toString(connections)));
    command.addAll(List.of("-T", Long.toString(Math.max(1, slice.toSeconds()))));
    command.addAll(List.of("-f", scripts.resolve(name + ".sql").toString()));
    variables.forEach((key, value) -> command.addAll(List.of("-D", key + "=" + value)));
    command.add("postgres");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(logs.toFile())
            .redirectErrorStream(true)
            .redirectOutput(logs.resolve("output").toFile());
    builder.environment().put("PGPASSWORD", server.databasePassword());
    builder.environment().put("PGOPTIONS", "-c search_path=aceso");
    Process process = builder.start();
    if (!process.waitFor(slice.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("pgbench did not end");
    }
    String output = Files.readString(logs.resolve("output"));
    if (process.exitValue() != 0) {
      throw new IOException("pgbench failed: " + output);
    }
    return sample(logs, output);
  }

  private static Sample sample(Path logs, String output) throws IOException {
    Latencies latencies = new Latencies();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.filter(one -> one.toString().contains("pgbench_log")).toList()) {
        for (String line : Files.readAllLines(file)) {
          latencies.add(Long.parseLong(line.split(" ")[2]) * 1_000);
        }
      }
    }
    double perSecond =
        output
            .lines()
            .filter(line -> line.startsWith("tps = "))
            .mapToDouble(line -> Double.parseDouble(line.split(" ")[2]))
            .findFirst()
            .orElseThrow(() -> new IOException("pgbench said no tps: " + output));
    return new Sample(
        perSecond,
        latencies.quantile(0.5),
        latencies.quantile(0.99),
        Double.NaN,
        Double.NaN,
        Double.NaN);
  }
}
