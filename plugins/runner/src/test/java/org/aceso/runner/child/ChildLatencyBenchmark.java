package org.aceso.runner.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aceso.runner.Limits;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.host.TestJar;
import org.aceso.runner.json.RunnerJson;

/** Prints how long a child takes to start and to score 400 cases; run its main by hand. */
final class ChildLatencyBenchmark {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final int CASES = 400;

  private ChildLatencyBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("latency");
    Path jar = new TestJar(folder).guessing("Guess", "guess", "").provides("Guess").build();
    Path cases = Files.writeString(folder.resolve("cases.csv"), "case\n" + rows("%d"));
    Upload file = Upload.of(Files.writeString(folder.resolve("s.txt"), rows("%d 0.%1$d")));
    String sha256;
    try (EvaluatorProcess child = EvaluatorProcess.start(ChildOptions.defaults())) {
      sha256 = child.call(new Request.Describe(jar), LONG).sha256();
    }
    Job job =
        new Job(
            jar,
            sha256,
            "guess@1",
            RunnerJson.mapper().createObjectNode(),
            List.of(),
            Limits.standard(),
            1);
    print("cold start to score", 15, () -> cold(job, cases, file));
    try (EvaluatorProcess child = EvaluatorProcess.start(ChildOptions.defaults())) {
      print("first 300 warm", 300, () -> child.call(score(job, cases, file, 0), LONG));
      print(
          "validate, warm", 1_000, () -> child.call(new Request.Validate(job, cases, file), LONG));
      print("score, warm", 1_000, () -> child.call(score(job, cases, file, 0), LONG));
      print("score, 1000 replicates", 100, () -> child.call(score(job, cases, file, 1_000), LONG));
    }
  }

  private static void cold(Job job, Path cases, Upload file) {
    try (EvaluatorProcess child = EvaluatorProcess.start(ChildOptions.defaults())) {
      child.call(score(job, cases, file, 0), LONG);
    }
  }

  private static Request.Score score(Job job, Path cases, Upload file, int replicates) {
    return new Request.Score(
        job, cases, file, file, Resampling.of(replicates, 1, Set.of("abs_error@1")));
  }

  private static String rows(String format) {
    return IntStream.range(0, CASES)
        .mapToObj(i -> String.format(Locale.ROOT, format, i))
        .collect(Collectors.joining("\n"));
  }

  private static void print(String what, int times, Runnable call) {
    long[] nanos = new long[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      call.run();
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%-24s least %7.2f ms, median %7.2f ms, p95 %7.2f ms%n",
        what,
        nanos[0] / 1e6,
        nanos[times / 2] / 1e6,
        nanos[times * 95 / 100] / 1e6);
  }
}
