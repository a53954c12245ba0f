package org.aceso.metrics.classification;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.aceso.metrics.Cells;
import org.aceso.metrics.TallyScorer;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/**
 * A metric that follows from the confusion matrix.
 *
 * @param classes how many classes there are
 * @param columns as many, or one more for undecided cases
 * @param cell where an observation stands: {@code truth * columns + predicted}
 * @param formula its value for a matrix with at least one case
 * @param isMean whether it is the mean of its values for single cases
 * @param showsMatrix whether the matrix is given as the part {@code confusion_matrix}
 */
record ConfusionMetric<O>(
    MetricInfo info,
    int classes,
    int columns,
    ToIntFunction<? super O> cell,
    ToDoubleFunction<ConfusionMatrix> formula,
    boolean isMean,
    boolean showsMatrix)
    implements Metric<O> {

  ConfusionMetric<O> asMean() {
    return new ConfusionMetric<>(info, classes, columns, cell, formula, true, showsMatrix);
  }

  ConfusionMetric<O> withMatrix() {
    return new ConfusionMetric<>(info, classes, columns, cell, formula, isMean, true);
  }

  @Override
  public Scorer prepare(List<O> inCaseOrder) {
    int[] cellOf = inCaseOrder.stream().mapToInt(cell).toArray();
    return new TallyScorer<>(
        new Cells(cellOf, classes * columns),
        this::matrix,
        formula,
        "one_class",
        this::parts,
        matrix -> List.of());
  }

  @Override
  public OptionalDouble perCase(O observation) {
    if (!isMean) {
      return OptionalDouble.empty();
    }
    long[] one = new long[classes * columns];
    one[cell.applyAsInt(observation)] = 1;
    return OptionalDouble.of(formula.applyAsDouble(matrix(one)));
  }

  private ConfusionMatrix matrix(long[] cells) {
    return new ConfusionMatrix(classes, cells);
  }

  private SortedMap<String, double[][]> parts(ConfusionMatrix matrix) {
    return showsMatrix
        ? new TreeMap<>(Map.of("confusion_matrix", matrix.rows()))
        : Collections.emptySortedMap();
  }
}
