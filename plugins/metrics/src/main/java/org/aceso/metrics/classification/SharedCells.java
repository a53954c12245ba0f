package org.aceso.metrics.classification;

import java.lang.ref.WeakReference;
import java.util.List;
import org.aceso.metrics.Cells;

/**
 * Sorts the same observations once for all metrics that rank them: a host hands one list to each
 * metric of an evaluation in turn. Keeps nothing alive that nobody else holds.
 */
final class SharedCells {
  private WeakReference<List<ScoredLabel>> lastLabels = new WeakReference<>(null);
  private WeakReference<Cells> lastCells = new WeakReference<>(null);

  synchronized Cells of(List<ScoredLabel> labels) {
    Cells cells = lastLabels.refersTo(labels) ? lastCells.get() : null;
    if (cells == null) {
      cells = ScoreGroups.cells(labels);
      lastLabels = new WeakReference<>(labels);
      lastCells = new WeakReference<>(cells);
    }
    return cells;
  }
}
