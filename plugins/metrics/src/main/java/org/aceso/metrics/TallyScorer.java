package org.aceso.metrics;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Curve;
import org.aceso.spi.Scorer;

/**
 * A prepared metric whose value depends on a tally alone.
 *
 * @param <T> the tally with a meaning, such as a confusion matrix
 * @param cells where each observation falls
 * @param table gives a tally its meaning
 * @param formula the value
 * @param undefinedReason why the value is NaN when it is
 * @param partsOf the numbers behind the value
 * @param curvesOf the curves behind the value
 */
public record TallyScorer<T>(
    Cells cells,
    Function<long[], T> table,
    ToDoubleFunction<? super T> formula,
    String undefinedReason,
    Function<? super T, SortedMap<String, double[][]>> partsOf,
    Function<? super T, List<Curve>> curvesOf)
    implements Scorer {

  @Override
  public double value(int[] counts) {
    return formula.applyAsDouble(table.apply(cells.tally(counts)));
  }

  @Override
  public SortedMap<String, double[][]> parts() {
    return partsOf.apply(table.apply(cells.tally()));
  }

  @Override
  public List<Curve> curves() {
    return curvesOf.apply(table.apply(cells.tally()));
  }
}
