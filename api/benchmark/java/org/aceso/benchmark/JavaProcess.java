package org.aceso.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a Java process of its own; all of them run with the same flags. */
final class JavaProcess implements AutoCloseable {
  private static final Pattern LISTENS = Pattern.compile("listens on (http://\\S+)");
  private static final List<String> FLAGS = List.of("-Dfile.encoding=UTF-8", "-Xmx1g");
  private static final long STOP_SECONDS = 30;

  private final Process process;
  private final URI url;

  private JavaProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it and waits until it says where it listens. */
  static JavaProcess start(List<String> arguments, Map<String, String> environment, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher listens = LISTENS.matcher(line);
      if (listens.find()) {
        drain(out);
        return new JavaProcess(process, URI.create(listens.group(1)));
      }
    }
    process.destroy();
    throw new IOException("a server did not start; see " + log);
  }

  private static void drain(BufferedReader out) {
    Thread reader = new Thread(() -> out.lines().forEach(line -> {}), "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  URI url() {
    return url;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
