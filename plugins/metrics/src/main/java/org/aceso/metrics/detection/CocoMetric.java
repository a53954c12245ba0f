package org.aceso.metrics.detection;

import java.util.List;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A mean over classes and thresholds of average precision or of recall.
 *
 * @param classes which classes count, those without true boxes being left out
 * @param thresholds which thresholds count, by their place
 * @param mostDetections how many detections of a class count in an image
 */
record CocoMetric(
    MetricInfo info,
    int[] classes,
    int[] thresholds,
    CocoSize size,
    int mostDetections,
    boolean ofRecall,
    CocoTable.Shared shared)
    implements Metric<CocoImage> {

  @Override
  public Scorer prepare(List<CocoImage> inCaseOrder) {
    return new Prepared(this, shared.of(inCaseOrder));
  }

  private record Prepared(CocoMetric metric, CocoTable table) implements Scorer {

    @Override
    public double value(int[] counts) {
      double sum = 0;
      int included = 0;
      for (int one : metric.classes) {
        for (int t : metric.thresholds) {
          CocoCurve curve = table.curve(one, metric.size, t, metric.mostDetections, counts);
          if (curve == null) {
            break;
          }
          sum += metric.ofRecall ? curve.recall() : curve.averagePrecision();
          included++;
        }
      }
      return included == 0 ? Double.NaN : sum / included;
    }

    @Override
    public String undefinedReason() {
      return "no_truth";
    }
  }
}
