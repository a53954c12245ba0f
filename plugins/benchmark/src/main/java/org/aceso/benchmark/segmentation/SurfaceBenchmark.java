package org.aceso.benchmark.segmentation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aceso.metrics.segmentation.AbsenceRule;
import org.aceso.metrics.segmentation.LabelBoxes;
import org.aceso.metrics.segmentation.LabelMap;
import org.aceso.metrics.segmentation.OverlapMeasures;
import org.aceso.metrics.segmentation.StructureMeasure;
import org.aceso.metrics.segmentation.StructurePair;
import org.aceso.metrics.segmentation.SurfaceMeasures;
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

/** From two label maps of 256³ voxels in memory to numbers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SurfaceBenchmark {
  private static final AbsenceRule RULE = new AbsenceRule(true, false, 1_000);
  private static final boolean[] MEMBERS = {false, true};

  private LabelMap prediction;
  private LabelMap reference;

  /** Makes both maps. */
  @Setup
  public void makeMaps() {
    prediction = Organs.prediction();
    reference = Organs.reference();
  }

  /** HD95 and NSD at 1 mm of surface elements. */
  @Benchmark
  public double surfelHd95AndNsd() {
    return sum(named(SurfaceMeasures.surfel(new double[] {1}), "surfel_hd95", "surfel_nsd"));
  }

  /** HD95 and NSD at 1 mm of border voxels. */
  @Benchmark
  public double borderHd95AndNsd() {
    return sum(named(SurfaceMeasures.border(new double[] {1}), "border_hd95", "border_nsd"));
  }

  /** All measures of surfaces together. */
  @Benchmark
  public double allSurfaces() {
    return sum(SurfaceMeasures.surfel(new double[] {1}))
        + sum(SurfaceMeasures.border(new double[] {1}));
  }

  /** Dice, IoU, sensitivity and precision. */
  @Benchmark
  public double overlap() {
    return sum(OverlapMeasures.overlap());
  }

  private static List<StructureMeasure> named(List<StructureMeasure> all, String... names) {
    List<String> wanted = List.of(names);
    return all.stream().filter(measure -> wanted.contains(measure.info().id().name())).toList();
  }

  private double sum(List<StructureMeasure> measures) {
    StructurePair pair =
        StructurePair.of(
            prediction,
            reference,
            LabelBoxes.of(prediction, 1).around(1).union(LabelBoxes.of(reference, 1).around(1)),
            MEMBERS);
    double sum = 0;
    for (StructureMeasure measure : measures) {
      sum += measure.of(pair, RULE);
    }
    return sum;
  }
}
