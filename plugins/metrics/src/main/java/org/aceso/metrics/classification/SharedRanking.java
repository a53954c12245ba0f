package org.aceso.metrics.classification;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;

/**
 * Sorts the same observations once for all metrics that rank them: a host hands one list to each
 * metric of an evaluation in turn. Keeps no list alive, and what follows from it only while there
 * is memory: a host need not keep a scorer until the next metric is prepared.
 */
final class SharedRanking {
  private WeakReference<List<ScoredLabel>> lastLabels = new WeakReference<>(null);
  private SoftReference<RankedCases> lastCases = new SoftReference<>(null);

  synchronized RankedCases of(List<ScoredLabel> labels) {
    RankedCases cases = lastLabels.refersTo(labels) ? lastCases.get() : null;
    if (cases == null) {
      cases = new RankedCases(labels);
      lastLabels = new WeakReference<>(labels);
      lastCases = new SoftReference<>(cases);
    }
    return cases;
  }
}
