package org.aceso.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.aceso.ServerProcess;

/** A server or a worker that is started again whenever it was killed. */
final class Member implements AutoCloseable {
  private final String command;
  private final Path data;
  private final Map<String, String> settings;
  private volatile ServerProcess process;

  Member(String command, Path data, Map<String, String> settings) {
    this.command = command;
    this.data = data;
    this.settings = settings;
    this.process = start();
  }

  private ServerProcess start() {
    return serves() ? ServerProcess.start(data, settings) : ServerProcess.startWork(data, settings);
  }

  boolean serves() {
    return command.equals("serve");
  }

  /** Where it listens; empty while it is down, and for a worker. */
  Optional<String> url() {
    return serves() ? Optional.ofNullable(process).map(ServerProcess::url) : Optional.empty();
  }

  boolean isUp() {
    return process != null;
  }

  /** False when it is down already. */
  boolean kill() throws InterruptedException {
    ServerProcess now = process;
    process = null;
    if (now == null) {
      return false;
    }
    now.kill();
    return true;
  }

  /** False when it has no evaluator now. */
  boolean killEvaluator(Random random) {
    ServerProcess now = process;
    List<ProcessHandle> evaluators = now == null ? List.of() : now.evaluators();
    return !evaluators.isEmpty()
        && evaluators.get(random.nextInt(evaluators.size())).destroyForcibly();
  }

  /** Starts it, as an operator's supervisor does until it stays up. */
  void restart() {
    while (process == null) {
      try {
        process = start();
      } catch (AssertionError ended) {
        // The database was down when it looked: it is started again.
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      process.close();
    }
  }
}
