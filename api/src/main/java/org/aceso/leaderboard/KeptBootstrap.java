package org.aceso.leaderboard;

import java.util.Map;

/**
 * What the bootstrap said of a board, of which the next one of the phase is made. Where there is no
 * room for it, that one takes longer.
 *
 * @param resampled the replicates by evaluation
 */
record KeptBootstrap(Policy policy, Uncertainty uncertainty, Map<String, Resampled> resampled) {
  static KeptBootstrap none(Policy policy) {
    return new KeptBootstrap(policy, Uncertainty.NONE, Map.of());
  }

  /** About so many: of each replicate its gain and a rank. */
  int bytes() {
    return (Double.BYTES + Integer.BYTES)
        * resampled.values().stream().mapToInt(Resampled::count).sum();
  }
}
