package org.aceso;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.aceso.demo.Demo;
import picocli.CommandLine;

/** {@code aceso demo}. */
@CommandLine.Command(
    name = "demo",
    description =
        "Start a server with an embedded database in a temporary folder and run a whole challenge on"
            + " it over HTTP.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @CommandLine.Option(
      names = "--keep",
      description = "leave the server running afterwards, and print how to use it")
  private boolean keep;

  @CommandLine.Option(
      names = "--port",
      description = "where to listen; any free port by default",
      defaultValue = "0")
  private int port;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("aceso-demo");
    Map<ServerSetting, String> stated = new EnumMap<>(ServerSetting.class);
    stated.put(ServerSetting.DATA, data.toString());
    stated.put(ServerSetting.PORT, Integer.toString(port));
    // One administrator plays 574 people within a minute.
    stated.put(ServerSetting.RATE_READS, "0");
    stated.put(ServerSetting.RATE_WRITES, "0");
    Aceso server = new Aceso();
    Thread hook = new Thread(() -> end(server, data));
    Runtime.getRuntime().addShutdownHook(hook);
    server.open(Config.of(stated));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println("• server and embedded PostgreSQL started at " + server.url());
    String token = Files.readString(data.resolve("admin-token")).strip();
    String phase = new Demo(server.url(), token, out).run();
    if (keep) {
      tell(out, server.url(), token, phase);
      new CountDownLatch(1).await();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    end(server, data);
    return 0;
  }

  private static void tell(PrintStream out, String url, String token, String phase) {
    out.println("The server stays until you stop it with Ctrl-C. An administrator's token:\n");
    out.println("  export TOKEN=" + token + "\n");
    for (String path :
        List.of("/v1/challenges/tissuenet", "/v1/phases/" + phase + "/leaderboard", "/v1/me")) {
      out.println("  curl -H \"Authorization: Bearer $TOKEN\" " + url + path);
    }
    out.println("\nThe API in a browser: " + url + "/docs");
  }

  private static void end(Aceso server, Path data) {
    server.close();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      System.err.println("aceso: " + data + " could not be removed: " + e.getMessage());
    }
  }
}
