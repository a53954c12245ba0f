package org.aceso.benchmark.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.aceso.metrics.detection.CocoImage;
import org.aceso.metrics.detection.CocoMetrics;
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

/** From boxes in memory to the twelve numbers of COCO: 2 000 images, 60 000 detections. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CocoBenchmark {
  private static final int IMAGES = 2_000;
  private static final int SUMMARY = 12;

  private final List<String> names =
      IntStream.range(0, Detections.CLASSES).mapToObj(one -> "class" + one).toList();
  private Detections detections;
  private List<CocoImage> observed;
  private int[] counts;

  /** Makes the boxes. */
  @Setup
  public void makeBoxes() {
    detections = new Detections(IMAGES, 10, 30);
    observed = observe();
    counts = new int[IMAGES];
    Arrays.fill(counts, 1);
  }

  /** Matching and all twelve numbers, on one thread but for sorting. */
  @Benchmark
  public double wholeSummary() {
    return summary(observe());
  }

  /** The numbers alone, once images are compared. */
  @Benchmark
  public double summaryOfObservedImages() {
    return summary(new ArrayList<>(observed));
  }

  private List<CocoImage> observe() {
    return IntStream.range(0, IMAGES)
        .mapToObj(
            image ->
                CocoImage.of(
                    detections.predicted().get(image),
                    detections.truth().get(image),
                    Detections.CLASSES))
        .toList();
  }

  private double summary(List<CocoImage> images) {
    List<Metric<CocoImage>> metrics = new CocoMetrics(names).all().subList(0, SUMMARY);
    double sum = 0;
    for (Metric<CocoImage> metric : metrics) {
      sum += metric.prepare(images).value(counts);
    }
    return sum;
  }
}
