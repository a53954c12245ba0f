package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Better;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * Metrics of the free-response curve. Higher is better, 0 to 1; undefined, {@code no_truth},
 * without findings. Images without marks and without findings count as scans. (LUNA16, A. A. A.
 * Setio and others, Med. Image Anal. 42 (2017) 1-13.)
 */
public final class FrocMetrics {
  private final double[] rates;

  /**
   * The metrics of some rates.
   *
   * @param rates numbers of false positives a scan, at least 0, such as 0.125 to 8
   */
  public FrocMetrics(double[] rates) {
    this.rates = rates.clone();
  }

  /**
   * {@code froc_score}: mean sensitivity at the rates, CPM when they are 1/8, 1/4, 1/2, 1, 2, 4 and
   * 8. Carries the curve {@code froc} and the parts {@code points} (how many points that has),
   * {@code false_positives_per_scan} and {@code sensitivity} of all marks together.
   */
  public Metric<ScanMarks> score() {
    MetricInfo info =
        MetricInfo.of("froc_score", "Mean sensitivity of the FROC curve", Better.HIGHER, 0, 1);
    return new FrocMetric(info, this::mean, true);
  }

  private double mean(Froc curve) {
    double sum = 0;
    for (double rate : rates) {
      sum += curve.sensitivityAt(rate);
    }
    return sum / rates.length;
  }

  /** {@code sensitivity[false_positives=…]}, one for each rate. */
  public List<Metric<ScanMarks>> sensitivities() {
    List<Metric<ScanMarks>> all = new ArrayList<>();
    for (double rate : rates) {
      String name = ShortestDecimal.of(rate);
      String title = "Sensitivity at " + name + " false positives a scan";
      MetricInfo info =
          MetricInfo.of("sensitivity", title, Better.HIGHER, 0, 1)
              .with(Map.of("false_positives", name));
      all.add(new FrocMetric(info, curve -> curve.sensitivityAt(rate), false));
    }
    return all;
  }

  private record FrocMetric(MetricInfo info, ToDoubleFunction<Froc> formula, boolean showsCurve)
      implements Metric<ScanMarks> {

    @Override
    public Scorer prepare(List<ScanMarks> inCaseOrder) {
      return new Prepared(this, new SortedMarks(inCaseOrder), inCaseOrder.size());
    }
  }

  private record Prepared(FrocMetric metric, SortedMarks marks, int images) implements Scorer {

    @Override
    public double value(int[] counts) {
      Froc curve = marks.curve(counts);
      return curve == null ? Double.NaN : metric.formula.applyAsDouble(curve);
    }

    @Override
    public String undefinedReason() {
      return "no_truth";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      Froc curve = metric.showsCurve ? curve() : null;
      return curve == null
          ? Collections.emptySortedMap()
          : new TreeMap<>(
              Map.of(
                  "points", one(curve.found().length),
                  "false_positives_per_scan", one(curve.falsePositivesPerScan(curve.last())),
                  "sensitivity", one(curve.sensitivity(curve.last()))));
    }

    @Override
    public List<Curve> curves() {
      Froc curve = metric.showsCurve ? curve() : null;
      return curve == null
          ? List.of()
          : List.of(
              new Curve(
                  "froc",
                  "false positives per scan",
                  "sensitivity",
                  IntStream.range(0, curve.found().length)
                      .mapToDouble(curve::falsePositivesPerScan)
                      .toArray(),
                  IntStream.range(0, curve.found().length)
                      .mapToDouble(curve::sensitivity)
                      .toArray()));
    }

    private Froc curve() {
      int[] ones = new int[images];
      Arrays.fill(ones, 1);
      Froc curve = marks.curve(ones);
      return curve == null ? null : curve.withoutMiddles();
    }

    private static double[][] one(double value) {
      return new double[][] {{value}};
    }
  }
}
