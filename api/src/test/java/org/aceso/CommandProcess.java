package org.aceso;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A run of the command line in a process of its own, with what it wrote. */
record CommandProcess(int status, String out, String err) {

  /** Runs it with another Java, and options of that. */
  static CommandProcess run(Path java, List<String> options, Path data, List<String> arguments)
      throws InterruptedException {
    ProcessBuilder builder =
        ServerProcess.command(data, "org.aceso.Main", arguments.toArray(String[]::new));
    builder.command().set(0, java.resolve("bin/java").toString());
    builder.command().addAll(1, options);
    return finished(builder);
  }

  /** Runs it with the settings of a server in that folder. */
  static CommandProcess run(Path data, Map<String, String> settings, String... arguments)
      throws InterruptedException {
    ProcessBuilder builder = ServerProcess.command(data, "org.aceso.Main", arguments);
    settings.forEach((name, value) -> builder.environment().put("ACESO_" + name, value));
    return finished(builder);
  }

  private static CommandProcess finished(ProcessBuilder builder) throws InterruptedException {
    try {
      Process process = builder.start();
      CompletableFuture<String> err =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String out = text(process.getInputStream());
      return new CommandProcess(process.waitFor(), out, err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InputStream from) {
    try {
      return new String(from.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
