package org.aceso.leaderboard;

import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.aceso.spi.MetricInfo;

/** How entries are put in order. */
record Policy(Better better, int digits, Ranking.Ties ties, Ranking.Missing missing) {

  static Policy of(Phase phase) {
    Ranking ranking = phase.draft().ranking();
    MetricInfo metric = phase.frozen().metric(ranking.metric());
    int digits = ranking.digits() == null ? metric.digits() : ranking.digits();
    return new Policy(metric.better(), digits, ranking.ties(), ranking.missing());
  }

  /** A number that is larger where a value is better; an undefined value is the worst. */
  double gain(double value) {
    if (Double.isNaN(value)) {
      return Double.NEGATIVE_INFINITY;
    }
    return better == Better.HIGHER ? value : -value;
  }
}
