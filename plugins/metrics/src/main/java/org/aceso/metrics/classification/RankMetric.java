package org.aceso.metrics.classification;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.spi.Curve;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

/** A metric that follows from groups of equal score. */
record RankMetric(
    MetricInfo info,
    String undefinedReason,
    ToDoubleFunction<ScoreGroups> formula,
    Function<ScoreGroups, List<Curve>> curves,
    SharedRanking ranking)
    implements Metric<ScoredLabel> {

  @Override
  public Scorer prepare(List<ScoredLabel> inCaseOrder) {
    return new RankScorer(ranking.of(inCaseOrder), formula, undefinedReason, curves);
  }
}
