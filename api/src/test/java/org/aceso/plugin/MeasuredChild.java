package org.aceso.plugin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.artifact.Upload;
import org.aceso.runner.child.ChildOptions;
import org.aceso.runner.child.EvaluatorProcess;
import org.aceso.runner.child.Job;
import org.aceso.runner.child.Request;

/** An evaluator process as the server starts it, on a type that ships, and its memory. */
final class MeasuredChild implements AutoCloseable {
  private static final Duration LONG = Duration.ofMinutes(30);
  private static final int THREADS = 2;

  private final EvaluatorProcess process;
  private final long pid;
  private final Job job;

  private MeasuredChild(EvaluatorProcess process, long pid, Job job) {
    this.process = process;
    this.pid = pid;
    this.job = job;
  }

  static MeasuredChild start(int heapMiB, String type, ObjectNode settings) throws IOException {
    Set<Long> before = children();
    EvaluatorProcess process = EvaluatorProcess.start(ChildOptions.defaults().withHeapMiB(heapMiB));
    long pid = children().stream().filter(one -> !before.contains(one)).findFirst().orElseThrow();
    Path jar = jar(type);
    String sha256 = process.call(new Request.Describe(jar), LONG).sha256();
    Limits limits = Limits.standard();
    Job job = new Job(jar, sha256, type + "@1", settings, List.of(), limits, THREADS);
    return new MeasuredChild(process, pid, job);
  }

  /** Lists the cases of a reference into a file beside it and scores a submission. */
  Outcome score(Path reference, Path submission) {
    Path cases = reference.resolveSibling("cases.csv").toAbsolutePath();
    Upload truth = Upload.of(reference.toAbsolutePath());
    process.call(new Request.ListCases(job, truth, cases), LONG);
    Upload answers = Upload.of(submission.toAbsolutePath());
    return process.call(new Request.Score(job, cases, truth, answers, Resampling.NONE), LONG);
  }

  /** The most memory that the process ever had, in MiB, where the system tells. */
  OptionalLong peakMiB() throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1_024)
        .findFirst();
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static Path jar(String type) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of("target/app/plugins"))) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(type + "-"))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
