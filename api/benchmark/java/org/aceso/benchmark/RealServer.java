package org.aceso.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The built application as a process, on a data folder with its embedded PostgreSQL. */
final class RealServer implements AutoCloseable {
  private final JavaProcess process;
  private final Path data;

  private RealServer(JavaProcess process, Path data) {
    this.process = process;
    this.data = data;
  }

  static RealServer start(Path jar, Path data, int workers) throws IOException {
    Files.createDirectories(data);
    Map<String, String> settings =
        Map.of(
            "ACESO_DATA", data.toString(),
            "ACESO_PORT", "0",
            "ACESO_RATE_READS", "0",
            "ACESO_RATE_WRITES", "0",
            "ACESO_RATE_ANONYMOUS", "0",
            "ACESO_WORKERS", Integer.toString(workers));
    List<String> command = List.of("-jar", jar.toString(), "serve");
    return new RealServer(
        JavaProcess.start(command, settings, data.resolveSibling(data.getFileName() + ".log")),
        data);
  }

  URI url() {
    return process.url();
  }

  String administrator() throws IOException {
    return Files.readString(data.resolve("admin-token")).strip();
  }

  int databasePort() throws IOException {
    return Integer.parseInt(pidFile().get(3).strip());
  }

  String databasePassword() throws IOException {
    return Files.readString(data.resolve("postgresql-password")).strip();
  }

  /** A connection to the tables of the server. */
  Connection database() throws IOException, SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + databasePort() + "/postgres?currentSchema=aceso",
        "postgres",
        databasePassword());
  }

  /** CPU so far of the server's process, and of PostgreSQL, in ms. */
  double[] cpu() throws IOException {
    return new double[] {
      Cpu.of(process.handle()), Cpu.ofPostgres(Long.parseLong(pidFile().get(0).strip()))
    };
  }

  /** CPU so far of the processes that the server started: the evaluators. */
  double evaluatorCpu() {
    return process.handle().children().mapToDouble(Cpu::of).sum();
  }

  private List<String> pidFile() throws IOException {
    return Files.readAllLines(data.resolve("postgresql").resolve("postmaster.pid"));
  }

  @Override
  public void close() {
    process.close();
  }
}
