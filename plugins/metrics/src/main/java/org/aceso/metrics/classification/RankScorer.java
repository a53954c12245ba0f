package org.aceso.metrics.classification;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Curve;
import org.aceso.spi.Scorer;

/** A prepared {@link RankMetric}. */
record RankScorer(
    RankedCases cases,
    ToDoubleFunction<ScoreGroups> formula,
    String undefinedReason,
    Function<ScoreGroups, List<Curve>> curvesOf)
    implements Scorer {

  @Override
  public double value(int[] counts) {
    return formula.applyAsDouble(cases.groups(counts));
  }

  @Override
  public List<Curve> curves() {
    return curvesOf.apply(cases.groups());
  }
}
