package org.aceso.metrics.classification;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.aceso.metrics.TallyScorer;
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
    SharedCells cells)
    implements Metric<ScoredLabel> {

  @Override
  public Scorer prepare(List<ScoredLabel> inCaseOrder) {
    return new TallyScorer<>(
        cells.of(inCaseOrder),
        ScoreGroups::new,
        formula,
        undefinedReason,
        groups -> Collections.emptySortedMap(),
        curves);
  }
}
