package org.aceso.benchmark.tabular;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aceso.runner.Configuring;
import org.aceso.runner.Evaluator;
import org.aceso.runner.Limits;
import org.aceso.runner.Outcome;
import org.aceso.runner.Resampling;
import org.aceso.runner.SettingValues;
import org.aceso.runner.artifact.Upload;
import org.aceso.spi.CaseList;
import org.aceso.spi.Evaluation;
import org.aceso.type.risk.BinaryRisk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A table of 10^6 probabilities with 17 digits: read, looked up, checked; then scored, too. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class TableBenchmark {
  private static final long SEED = 20_261_128;
  private static final int ROWS = 1_000_000;

  private final Evaluator evaluator = new Evaluator(Limits.standard(), 2);
  private Path folder;
  private Upload truth;
  private Upload submission;
  private Evaluation<?, ?, ?> evaluation;
  private Evaluation<?, ?, ?> aurocAlone;
  private CaseList cases;

  /** Writes the reference and the submission, which has the order of the case list. */
  @Setup
  public void writeTables() throws IOException {
    folder = Files.createTempDirectory("aceso-benchmark");
    Path truthFile = folder.resolve("truth.csv");
    Path submissionFile = folder.resolve("submission.csv");
    Random random = new Random(SEED);
    try (BufferedWriter labels = Files.newBufferedWriter(truthFile);
        BufferedWriter risks = Files.newBufferedWriter(submissionFile)) {
      labels.write("id,label\n");
      risks.write("id,probability\n");
      for (int i = 0; i < ROWS; i++) {
        String id = "case" + (1_000_000 + i);
        labels.write(id + "," + (random.nextInt(10) == 0 ? 1 : 0) + "\n");
        risks.write(id + "," + random.nextDouble() + "\n");
      }
    }
    BinaryRisk type = new BinaryRisk();
    evaluation =
        Configuring.configure(type, SettingValues.fromText(type.settings(), List.of())).get();
    aurocAlone = only(evaluation, "auroc@1");
    truth = Upload.of(truthFile);
    submission = Upload.of(submissionFile);
    cases = evaluator.listCases(evaluation, truth).get();
  }

  /** Removes both. */
  @TearDown
  public void removeTables() throws IOException {
    Files.delete(folder.resolve("truth.csv"));
    Files.delete(folder.resolve("submission.csv"));
    Files.delete(folder);
  }

  /** What a competitor waits for before the deadline. */
  @Benchmark
  public Outcome validate() {
    return evaluator.validate(evaluation, cases, submission);
  }

  /** Reference and submission read and checked, and AUROC. */
  @Benchmark
  public Outcome auroc() {
    return evaluator.score(aurocAlone, cases, truth, submission, Resampling.NONE);
  }

  /** The same with all metrics of the type. */
  @Benchmark
  public Outcome allMetrics() {
    return evaluator.score(evaluation, cases, truth, submission, Resampling.NONE);
  }

  private static <P, R, O extends Record> Evaluation<P, R, O> only(
      Evaluation<P, R, O> all, String key) {
    return new Evaluation<>(
        all.predictions(),
        all.references(),
        all.predictionChecks(),
        all.referenceChecks(),
        all.observation(),
        all.observer(),
        all.metrics().stream().filter(metric -> metric.info().key().equals(key)).toList());
  }
}
