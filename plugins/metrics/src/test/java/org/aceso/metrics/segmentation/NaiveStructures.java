package org.aceso.metrics.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The definitions of the measures word by word, for one label, voxel by voxel. */
final class NaiveStructures {
  private final LabelMap predicted;
  private final LabelMap reference;
  private final int label;

  NaiveStructures(LabelMap predicted, LabelMap reference, int label) {
    this.predicted = predicted;
    this.reference = reference;
    this.label = label;
  }

  /** A place in mm with the area it stands for. */
  private record Point(double x, double y, double z, double area) {

    double to(Point other) {
      double dx = x - other.x;
      double dy = y - other.y;
      double dz = z - other.z;
      return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }

  /** A distance with the area it stands for. */
  record Weighted(double distance, double area) {}

  boolean isInBoth() {
    return !border(predicted).isEmpty() && !border(reference).isEmpty();
  }

  double dice() {
    double both = 0;
    double each = 0;
    for (int i = 0; i < predicted.labels().length(); i++) {
      boolean p = predicted.labels().get(i) == label;
      boolean r = reference.labels().get(i) == label;
      both += p && r ? 1 : 0;
      each += (p ? 1 : 0) + (r ? 1 : 0);
    }
    return 2 * both / each;
  }

  List<Weighted> borderDistances(boolean ofPrediction) {
    List<Point> first = border(ofPrediction ? predicted : reference);
    return distances(first, border(ofPrediction ? reference : predicted));
  }

  List<Weighted> surfelDistances(boolean ofPrediction) {
    List<Point> first = surfels(ofPrediction ? predicted : reference);
    return distances(first, surfels(ofPrediction ? reference : predicted));
  }

  static double mean(List<Weighted> values) {
    return sum(values.stream().mapToDouble(v -> v.distance() * v.area()))
        / sum(values.stream().mapToDouble(Weighted::area));
  }

  static double max(List<Weighted> values) {
    return values.stream().mapToDouble(Weighted::distance).max().orElseThrow();
  }

  static double linearQuantile(List<Weighted> values) {
    double[] sorted = values.stream().mapToDouble(Weighted::distance).sorted().toArray();
    double position = 0.95 * (sorted.length - 1);
    int low = (int) Math.floor(position);
    int high = (int) Math.ceil(position);
    return sorted[low] * (1 - (position - low)) + sorted[high] * (position - low);
  }

  /** The distances at which the cumulative share is 95 %, but for the last bits of the sums. */
  static double[] areaQuantiles(List<Weighted> values) {
    List<Weighted> sorted =
        values.stream().sorted(Comparator.comparingDouble(Weighted::distance)).toList();
    double total = sum(values.stream().mapToDouble(Weighted::area));
    double[] found = {Double.NaN, Double.NaN};
    double before = 0;
    for (Weighted value : sorted) {
      before += value.area();
      found[0] =
          Double.isNaN(found[0]) && before / total >= 0.95 - 1e-9 ? value.distance() : found[0];
      found[1] =
          Double.isNaN(found[1]) && before / total >= 0.95 + 1e-9 ? value.distance() : found[1];
    }
    return found;
  }

  static double shareWithin(List<Weighted> first, List<Weighted> second, double tolerance) {
    return sum(
            Stream.concat(first.stream(), second.stream())
                .filter(v -> v.distance() <= tolerance)
                .mapToDouble(Weighted::area))
        / sum(Stream.concat(first.stream(), second.stream()).mapToDouble(Weighted::area));
  }

  private static double sum(DoubleStream values) {
    return values.sum();
  }

  private static List<Weighted> distances(List<Point> from, List<Point> to) {
    return from.stream()
        .map(
            p ->
                new Weighted(
                    to.stream().mapToDouble(p::to).min().orElse(Double.POSITIVE_INFINITY),
                    p.area()))
        .toList();
  }

  private boolean inside(LabelMap map, int x, int y, int z) {
    return x >= 0
        && x < map.nx()
        && y >= 0
        && y < map.ny()
        && z >= 0
        && z < map.nz()
        && map.labels().get((z * map.ny() + y) * map.nx() + x) == label;
  }

  private List<Point> border(LabelMap map) {
    List<Point> points = new ArrayList<>();
    for (int z = 0; z < map.nz(); z++) {
      for (int y = 0; y < map.ny(); y++) {
        for (int x = 0; x < map.nx(); x++) {
          boolean inner =
              inside(map, x - 1, y, z)
                  && inside(map, x + 1, y, z)
                  && inside(map, x, y - 1, z)
                  && inside(map, x, y + 1, z)
                  && (map.nz() == 1 || (inside(map, x, y, z - 1) && inside(map, x, y, z + 1)));
          if (inside(map, x, y, z) && !inner) {
            points.add(point(x, y, z, 1));
          }
        }
      }
    }
    return points;
  }

  private List<Point> surfels(LabelMap map) {
    boolean flat = map.nz() == 1;
    double[] areas =
        flat ? SurfelAreas.contours(reference.spacing()) : SurfelAreas.of(reference.spacing());
    List<Point> points = new ArrayList<>();
    for (int z = 0; z <= (flat ? 0 : map.nz()); z++) {
      for (int y = 0; y <= map.ny(); y++) {
        for (int x = 0; x <= map.nx(); x++) {
          double area = areas[code(map, x, y, z, flat)];
          if (area > 0) {
            points.add(point(x, y, z, area));
          }
        }
      }
    }
    return points;
  }

  private int code(LabelMap map, int x, int y, int z, boolean flat) {
    int code = 0;
    for (int dx = -1; dx <= 0; dx++) {
      for (int dy = -1; dy <= 0; dy++) {
        for (int dz = flat ? 0 : -1; dz <= 0; dz++) {
          code = code << 1 | (inside(map, x + dx, y + dy, z + dz) ? 1 : 0);
        }
      }
    }
    return code;
  }

  private Point point(int x, int y, int z, double area) {
    VoxelSpacing spacing = reference.spacing();
    return new Point(x * spacing.x(), y * spacing.y(), z * spacing.z(), area);
  }
}
