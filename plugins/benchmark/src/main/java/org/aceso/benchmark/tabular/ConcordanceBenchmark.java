package org.aceso.benchmark.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aceso.metrics.survival.CensoredRisk;
import org.aceso.metrics.survival.Censoring;
import org.aceso.metrics.survival.ConcordanceMetrics;
import org.aceso.metrics.survival.FollowUp;
import org.aceso.spi.Metric;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** C of Harrell and of Uno for 2 · 10^5 cases with tied times and tied risks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ConcordanceBenchmark {
  private static final long SEED = 20_261_128;
  private static final int SIZE = 200_000;

  private List<CensoredRisk> cases;
  private int[] ones;

  /** Makes exponential times, uniform censoring and risks, all rounded so that they tie. */
  @Setup
  public void makeCases() {
    Random random = new Random(SEED);
    cases = new ArrayList<>(SIZE);
    for (int i = 0; i < SIZE; i++) {
      double event = Math.rint(-500 * Math.log(1 - random.nextDouble())) / 10;
      double censored = Math.rint(50 + 1450 * random.nextDouble()) / 10;
      double risk = Math.rint(100 * random.nextGaussian() - event) / 100;
      FollowUp outcome = new FollowUp(Math.min(event, censored), event <= censored);
      cases.add(new CensoredRisk(outcome, risk));
    }
    ones = new int[SIZE];
    Arrays.fill(ones, 1);
  }

  /** Sorting and counting. */
  @Benchmark
  public double harrell() {
    return value(new ConcordanceMetrics(0).harrell());
  }

  /** The same with windows of ties around each risk. */
  @Benchmark
  public double harrellWithTolerance() {
    return value(new ConcordanceMetrics(1e-8).harrell());
  }

  /** Sorting, weighing and counting. */
  @Benchmark
  public double uno() {
    return value(new ConcordanceMetrics(0).uno(Censoring.ofScoredCases(), OptionalDouble.of(100)));
  }

  private double value(Metric<CensoredRisk> metric) {
    return metric.prepare(cases).value(ones);
  }
}
