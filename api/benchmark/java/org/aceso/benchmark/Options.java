package org.aceso.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run is asked for, as {@code name=value} arguments.
 *
 * @param rounds how many times everything is measured in turn
 * @param slice how long one thing is measured in a round
 * @param warm how long each is asked before the first round, for the compilers of the JVM
 * @param connections how many requests are under way at a time
 * @param rows how many cases a submission has
 * @param submissions how many are scored in a round
 * @param few how many submissions the smaller of two installations holds, see {@link GrowthRun}
 * @param many how many the larger one holds
 * @param rate how many submissions a second arrive, see {@link ProgrammeRun}
 * @param reads how many reads a second arrive beside
 * @param home the folder of the repository's {@code api} module
 */
record Options(
    int rounds,
    Duration slice,
    Duration warm,
    int connections,
    int rows,
    int submissions,
    int few,
    int many,
    int rate,
    int reads,
    Path home) {
  private static final Map<String, String> STANDARD =
      Map.ofEntries(
          Map.entry("rounds", "5"),
          Map.entry("seconds", "2"),
          Map.entry("warm", "20"),
          Map.entry("connections", "8"),
          Map.entry("rows", "1000"),
          Map.entry("submissions", "200"),
          Map.entry("few", "1000"),
          Map.entry("many", "1000000"),
          Map.entry("rate", "20"),
          Map.entry("reads", "100"),
          Map.entry("home", "api"));

  static Options parse(String[] arguments) {
    return parse(arguments, Map.of());
  }

  /**
   * @param own what a run takes unless it is stated, where that is something of its own
   */
  static Options parse(String[] arguments, Map<String, String> own) {
    Map<String, String> values = new HashMap<>(STANDARD);
    values.putAll(own);
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 0 || !values.containsKey(argument.substring(0, equals))) {
        throw new IllegalArgumentException("\"" + argument + "\" is none of " + STANDARD);
      }
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return new Options(
        Integer.parseInt(values.get("rounds")),
        Duration.ofSeconds(Integer.parseInt(values.get("seconds"))),
        Duration.ofSeconds(Integer.parseInt(values.get("warm"))),
        Integer.parseInt(values.get("connections")),
        Integer.parseInt(values.get("rows")),
        Integer.parseInt(values.get("submissions")),
        Integer.parseInt(values.get("few")),
        Integer.parseInt(values.get("many")),
        Integer.parseInt(values.get("rate")),
        Integer.parseInt(values.get("reads")),
        Path.of(values.get("home")).toAbsolutePath().normalize());
  }

  /** A new folder for what a run leaves. */
  Path folder(String run) throws IOException {
    return Files.createTempDirectory(
        Files.createDirectories(home.resolve("target").resolve("load")), run);
  }

  Path application() {
    return home.resolve("target").resolve("app");
  }

  Path jar() {
    return application().resolve("aceso.jar");
  }
}
