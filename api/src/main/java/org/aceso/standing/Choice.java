package org.aceso.standing;

import java.util.List;
import java.util.Optional;
import org.aceso.phase.Phase;
import org.aceso.phase.Ranking;
import org.aceso.spi.Better;
import org.aceso.spi.MetricInfo;

/**
 * The rule by which one of a team's scored submissions is its entry: the best of those it chose, or
 * of all by the rule of the phase when it chose none.
 */
record Choice(Ranking ranking, MetricInfo metric) {

  static Choice of(Phase phase) {
    Ranking ranking = phase.draft().ranking();
    return new Choice(ranking, phase.frozen().metric(ranking.metric()));
  }

  /**
   * The entry among all that a team has scored; the order in which they are listed is no matter.
   */
  Optional<Scored> among(List<Scored> log) {
    return log.stream()
        .filter(Scored::competes)
        .reduce((current, next) -> replaces(next.entry(), current.entry()) ? next : current);
  }

  /** Whether an entry takes the place of another. */
  boolean replaces(Entry fresh, Entry current) {
    if (fresh.chosen() != current.chosen()) {
      return fresh.chosen();
    }
    boolean later = fresh.isLaterThan(current);
    if (!fresh.chosen() && ranking.entry() == Ranking.EntryRule.LATEST) {
      return later;
    }
    if (fresh.value() == null || current.value() == null) {
      return current.value() == null && (fresh.value() != null || !later);
    }
    int digits = ranking.digits() == null ? metric.digits() : ranking.digits();
    int compared =
        Rounding.round(fresh.value(), digits).compareTo(Rounding.round(current.value(), digits));
    int better = metric.better() == Better.HIGHER ? compared : -compared;
    return better > 0 || (better == 0 && !later);
  }
}
