package org.aceso.metrics.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;

/**
 * The metrics of COCO for boxes, with the matching, the order and the rounding of pycocotools
 * (T.-Y. Lin and others, ECCV 2014; https://github.com/cocodataset/cocoapi). Higher is better, 0 to
 * 1. A class without true boxes is left out of every mean; with none left the value is undefined,
 * {@code no_truth}. Detections of one score keep the order of the file and of the cases. Crowds are
 * not to be found, and detections that lie in them are neither right nor wrong.
 */
public final class CocoMetrics {
  private static final int AT_50 = 0;
  private static final int AT_75 = 5;
  private static final String RANGE = "0.5:0.95";

  private final List<String> names;
  private final int[] classes;
  private final CocoTable.Shared shared;

  /**
   * The metrics of some classes.
   *
   * @param names of the classes, in the order of their numbers
   */
  public CocoMetrics(List<String> names) {
    this.names = List.copyOf(names);
    this.classes = IntStream.range(0, names.size()).toArray();
    this.shared = new CocoTable.Shared(names.size());
  }

  /**
   * {@code mean_average_precision} at IoU 0.5:0.95 for all boxes and for small, medium and large
   * ones, at 0.5 and at 0.75; {@code mean_average_recall} with 1, 10 and 100 detections of a class
   * in an image, and by size; {@code average_precision} of each class.
   */
  public List<Metric<CocoImage>> all() {
    List<Metric<CocoImage>> all = new ArrayList<>();
    all.add(precision(CocoSize.ALL, RANGE, thresholds()));
    all.add(precision(CocoSize.ALL, "0.5", AT_50));
    all.add(precision(CocoSize.ALL, "0.75", AT_75));
    all.add(recall(CocoSize.ALL, 1));
    all.add(recall(CocoSize.ALL, 10));
    all.add(recall(CocoSize.ALL, CocoImage.MOST_DETECTIONS));
    for (CocoSize size : List.of(CocoSize.SMALL, CocoSize.MEDIUM, CocoSize.LARGE)) {
      all.add(precision(size, RANGE, thresholds()));
      all.add(recall(size, CocoImage.MOST_DETECTIONS));
    }
    for (int one : classes) {
      all.add(ofClass(one, RANGE, thresholds()));
      all.add(ofClass(one, "0.5", AT_50));
    }
    return all;
  }

  private Metric<CocoImage> precision(CocoSize size, String iou, int... thresholds) {
    String title = "Mean average precision at IoU " + iou + sizeOf(size);
    MetricInfo info = MetricInfo.of("mean_average_precision", title, Better.HIGHER, 0, 1);
    return new CocoMetric(
        info.with(sized(size, "iou", iou)),
        classes,
        thresholds,
        size,
        CocoImage.MOST_DETECTIONS,
        false,
        shared);
  }

  private Metric<CocoImage> recall(CocoSize size, int detections) {
    String title = "Mean average recall with " + detections + " detections" + sizeOf(size);
    MetricInfo info = MetricInfo.of("mean_average_recall", title, Better.HIGHER, 0, 1);
    return new CocoMetric(
        info.with(sized(size, "detections", Integer.toString(detections))),
        classes,
        thresholds(),
        size,
        detections,
        true,
        shared);
  }

  private Metric<CocoImage> ofClass(int one, String iou, int... thresholds) {
    String title = "Average precision at IoU " + iou + " of " + names.get(one);
    MetricInfo info = MetricInfo.of("average_precision", title, Better.HIGHER, 0, 1);
    return new CocoMetric(
        info.with(Map.of("class", names.get(one), "iou", iou)),
        new int[] {one},
        thresholds,
        CocoSize.ALL,
        CocoImage.MOST_DETECTIONS,
        false,
        shared);
  }

  private static String sizeOf(CocoSize size) {
    return size == CocoSize.ALL ? "" : ", " + size.label() + " boxes";
  }

  private static SortedMap<String, String> sized(CocoSize size, String name, String value) {
    SortedMap<String, String> parameters = new TreeMap<>(Map.of(name, value));
    if (size != CocoSize.ALL) {
      parameters.put("size", size.label());
    }
    return parameters;
  }

  private static int[] thresholds() {
    return IntStream.range(0, CocoImage.thresholds()).toArray();
  }
}
