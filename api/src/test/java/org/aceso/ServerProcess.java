package org.aceso;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * {@code serve} or {@code work} in a process of its own, as an operator starts it, so that it can
 * be killed.
 */
public final class ServerProcess implements AutoCloseable {
  private static final String LISTENS = "Aceso listens on ";
  private static final String WORKS = "Aceso works, ";
  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final Path data;
  private final List<String> out = Collections.synchronizedList(new ArrayList<>());
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> readers = new ArrayList<>();

  private ServerProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    readers.add(read(process.getInputStream(), out));
    readers.add(read(process.getErrorStream(), errors));
  }

  /** A process of this class path, with the settings of a server in that folder. */
  static ProcessBuilder command(Path data, String mainClass, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("ACESO_"));
    builder.environment().put("ACESO_DATA", data.toString());
    builder.environment().put("ACESO_PORT", "0");
    builder.environment().put("ACESO_RATE_WRITES", "1000000");
    builder.environment().put("ACESO_RATE_READS", "1000000");
    return builder;
  }

  /** Starts and does not wait. */
  static ServerProcess launch(Path data, Map<String, String> settings, String... arguments) {
    return launch("serve", data, settings, arguments);
  }

  /** The same that only works. */
  static ServerProcess launchWork(Path data, Map<String, String> settings) {
    return launch("work", data, settings);
  }

  private static ServerProcess launch(
      String verb, Path data, Map<String, String> settings, String... arguments) {
    ProcessBuilder builder = command(data, "org.aceso.Main", verb);
    builder.command().addAll(List.of(arguments));
    return launch(builder, data, settings);
  }

  private static ServerProcess launch(
      ProcessBuilder builder, Path data, Map<String, String> settings) {
    settings.forEach((name, value) -> builder.environment().put("ACESO_" + name, value));
    try {
      return new ServerProcess(builder.start(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts and waits until it says that it listens. */
  public static ServerProcess start(Path data, Map<String, String> settings) {
    return launch(data, settings).awaitStart(LISTENS);
  }

  /** The same with a heap of so many MiB. */
  static ServerProcess startWithin(int mebibytes, Path data, Map<String, String> settings) {
    ProcessBuilder builder = command(data, "org.aceso.Main", "serve");
    builder.command().set(1, "-Xmx" + mebibytes + "m");
    return launch(builder, data, settings).awaitStart(LISTENS);
  }

  /** Starts one that only works, and waits until it says that it does. */
  public static ServerProcess startWork(Path data, Map<String, String> settings) {
    return launchWork(data, settings).awaitStart(WORKS);
  }

  private ServerProcess awaitStart(String saying) {
    Awaitility.await("the start of a process")
        .atMost(START)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> said(saying) != null || !process.isAlive());
    if (said(saying) == null) {
      throw new AssertionError("the process ended: " + errors());
    }
    return this;
  }

  private static Thread read(InputStream from, List<String> into) {
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
                lines.lines().forEach(into::add);
              } catch (IOException | UncheckedIOException e) {
                into.add("(" + e.getMessage() + ")");
              }
            });
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private String said(String start) {
    synchronized (out) {
      return out.stream().filter(line -> line.startsWith(start)).findFirst().orElse(null);
    }
  }

  public String url() {
    return said(LISTENS).substring(LISTENS.length());
  }

  /** What it printed to standard output. */
  List<String> out() {
    synchronized (out) {
      return List.copyOf(out);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  public String administrator() {
    return text("admin-token");
  }

  /** What it printed to standard error. */
  public List<String> errors() {
    synchronized (errors) {
      return List.copyOf(errors);
    }
  }

  /** Waits for its end and answers the exit status. */
  int end() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end: " + errors());
    }
    for (Thread reader : readers) {
      // A database that outlives a killed server keeps the stream open.
      reader.join(2_000);
    }
    return process.exitValue();
  }

  /** As {@code kill}: it may put its things in order. */
  int terminate() throws InterruptedException {
    process.destroy();
    return end();
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** The evaluator processes that it has now. */
  public List<ProcessHandle> evaluators() {
    return process
        .children()
        .filter(child -> child.info().command().filter(name -> name.endsWith("java")).isPresent())
        .toList();
  }

  /** The first process of its embedded database. */
  ProcessHandle postgres() {
    return ProcessHandle.of(Long.parseLong(text("postgresql/postmaster.pid"))).orElseThrow();
  }

  /** Where its embedded database listens. */
  String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:"
        + lines("postgresql/postmaster.pid").get(3).strip()
        + "/postgres";
  }

  /** Everything that it started and the database with its own processes. */
  List<ProcessHandle> family() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    ProcessHandle postgres = postgres();
    all.add(postgres);
    all.addAll(postgres.descendants().toList());
    return all;
  }

  private String text(String file) {
    return lines(file).get(0).strip();
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(data.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      terminate();
    }
  }
}
