package org.aceso.benchmark.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.aceso.metrics.classification.RankMetrics;
import org.aceso.metrics.classification.ScoredLabel;
import org.aceso.spi.Scorer;
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

/** AUROC and average precision of 10^6 distinct scores, and replicates of 10^4. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RankBenchmark {
  private static final long SEED = 20_261_128;
  private static final int MANY = 1_000_000;
  private static final int FEW = 10_000;
  private static final int REPLICATES = 1_000;

  private List<ScoredLabel> many;
  private List<ScoredLabel> few;
  private int[] ones;
  private int[][] counts;

  /** Makes the scores, and the counts of the replicates. */
  @Setup
  public void makeScores() {
    Random random = new Random(SEED);
    many = labels(MANY, random);
    few = labels(FEW, random);
    ones = new int[MANY];
    Arrays.fill(ones, 1);
    counts = new int[REPLICATES][FEW];
    for (int[] replicate : counts) {
      for (int i = 0; i < FEW; i++) {
        replicate[random.nextInt(FEW)]++;
      }
    }
  }

  /** Sorting and counting. */
  @Benchmark
  public double auroc() {
    return new RankMetrics().auroc().prepare(many).value(ones);
  }

  /** Sorting and counting. */
  @Benchmark
  public double averagePrecision() {
    return new RankMetrics().averagePrecision().prepare(many).value(ones);
  }

  /** AUROC of 1 000 replicates of 10^4 cases, the counts being given. */
  @Benchmark
  public double aurocOfReplicates() {
    Scorer scorer = new RankMetrics().auroc().prepare(few);
    double sum = 0;
    for (int[] replicate : counts) {
      sum += scorer.value(replicate);
    }
    return sum;
  }

  private static List<ScoredLabel> labels(int size, Random random) {
    List<ScoredLabel> labels = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      boolean event = random.nextInt(10) == 0;
      labels.add(new ScoredLabel(random.nextGaussian() + (event ? 1 : 0), event));
    }
    return labels;
  }
}
