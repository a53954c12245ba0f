package org.aceso.metrics.spans;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * Precision, recall and F1 of one way of matching, which the parameter {@code matching} names;
 * higher is better, 0 to 1. P = hits / (hits + false alarms), R = hits / (hits + misses), F1 = 2 P
 * R / (P + R), each 0 where it would be 0 / 0.
 */
public final class SpanMetrics {
  private final List<String> types;
  private final String matching;

  /**
   * Metrics of tallies by these types.
   *
   * @param types names, fit for the parameters of a metric
   * @param matching how spans were matched, as a word
   */
  public SpanMetrics(List<String> types, String matching) {
    this.types = List.copyOf(types);
    this.matching = matching;
  }

  /**
   * {@code precision}, {@code recall} and {@code f1} of all types together. F1 carries the part
   * {@code tp_fp_fn}: a row for each type, and one for all.
   */
  public List<Metric<SpanTally>> micro() {
    return List.of(
        metric("precision", "Precision", "", sums -> sums.total().precision()),
        metric("recall", "Recall", "", sums -> sums.total().recall()),
        metric("f1", "F1", "", sums -> sums.total().f1()));
  }

  /** {@code macro_f1}: the mean F1 of the types that the truth has; undefined without any. */
  public Metric<SpanTally> macroF1() {
    return metric("macro_f1", "Macro-averaged F1", "", Sums::macroF1);
  }

  /** {@code precision}, {@code recall} and {@code f1} of each type, {@code label}. */
  public List<Metric<SpanTally>> ofEachType() {
    List<Metric<SpanTally>> all = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      int type = i;
      String name = types.get(i);
      all.add(metric("precision", "Precision", name, sums -> sums.of(type).precision()));
      all.add(metric("recall", "Recall", name, sums -> sums.of(type).recall()));
      all.add(metric("f1", "F1", name, sums -> sums.of(type).f1()));
    }
    return all;
  }

  private Metric<SpanTally> metric(String name, String title, String label, Value value) {
    SortedMap<String, String> parameters = new TreeMap<>();
    parameters.put("matching", matching);
    if (!label.isEmpty()) {
      parameters.put("label", label);
    }
    String about = label.isEmpty() ? title : title + " of " + label;
    MetricInfo info =
        MetricInfo.of(name, about + ", " + matching, Better.HIGHER, 0, 1).with(parameters);
    return new TallyMetric(info, value, label.isEmpty() && name.equals("f1"));
  }

  /** The value that follows from the sums of all texts. */
  private interface Value {
    double of(Sums sums);
  }

  /** Hits, false alarms and misses. */
  private record Found(long hits, long falseAlarms, long misses) {
    double precision() {
      return ratio(hits, hits + falseAlarms);
    }

    double recall() {
      return ratio(hits, hits + misses);
    }

    double f1() {
      double sum = precision() + recall();
      return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }

    private static double ratio(long part, long whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }

  /** Tallies added up. */
  private static final class Sums {
    private final long[][] cells;

    Sums(List<SpanTally> tallies, int[] counts) {
      cells = new long[tallies.get(0).hits().length][3];
      for (int i = 0; i < counts.length; i++) {
        for (int type = 0; type < cells.length && counts[i] > 0; type++) {
          cells[type][0] += counts[i] * tallies.get(i).hits()[type];
          cells[type][1] += counts[i] * tallies.get(i).falseAlarms()[type];
          cells[type][2] += counts[i] * tallies.get(i).misses()[type];
        }
      }
    }

    Found of(int type) {
      return new Found(cells[type][0], cells[type][1], cells[type][2]);
    }

    Found total() {
      long[] sums = new long[3];
      for (long[] type : cells) {
        for (int cell = 0; cell < sums.length; cell++) {
          sums[cell] += type[cell];
        }
      }
      return new Found(sums[0], sums[1], sums[2]);
    }

    double macroF1() {
      return IntStream.range(0, cells.length)
          .mapToObj(this::of)
          .filter(found -> found.hits() + found.misses() > 0)
          .mapToDouble(Found::f1)
          .average()
          .orElse(Double.NaN);
    }

    double[][] rows() {
      double[][] rows = new double[cells.length + 1][];
      for (int type = 0; type < cells.length; type++) {
        rows[type] = Arrays.stream(cells[type]).asDoubleStream().toArray();
      }
      Found total = total();
      rows[cells.length] = new double[] {total.hits(), total.falseAlarms(), total.misses()};
      return rows;
    }
  }

  private record TallyMetric(MetricInfo info, Value formula, boolean showsCells)
      implements Metric<SpanTally> {
    @Override
    public Scorer prepare(List<SpanTally> inCaseOrder) {
      return new TallyValue(inCaseOrder, formula, showsCells);
    }
  }

  private record TallyValue(List<SpanTally> tallies, Value formula, boolean showsCells)
      implements Scorer {
    @Override
    public double value(int[] counts) {
      return formula.of(new Sums(tallies, counts));
    }

    @Override
    public String undefinedReason() {
      return "no_entity";
    }

    @Override
    public SortedMap<String, double[][]> parts() {
      SortedMap<String, double[][]> parts = new TreeMap<>();
      if (showsCells) {
        int[] ones = new int[tallies.size()];
        Arrays.fill(ones, 1);
        parts.put("tp_fp_fn", new Sums(tallies, ones).rows());
      }
      return parts;
    }
  }
}
