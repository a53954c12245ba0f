package org.aceso.leaderboard;

import java.util.Arrays;
import org.aceso.evaluation.Replicates;

/**
 * What the bootstrap says of one value by itself. Two are equal when they share their replicates.
 *
 * @param gains the replicates as {@link Policy#gain} has them, in the same order for every team;
 *     not to be changed; empty when there are none
 * @param low 2.5 % point of the value; NaN when no replicate is defined
 * @param high 97.5 % point of the value
 */
record Resampled(double[] gains, double low, double high) {
  static final double LOW = 0.025;
  static final double HIGH = 0.975;
  static final Resampled NONE = new Resampled(new double[0], Double.NaN, Double.NaN);

  static Resampled of(double[] replicates, Policy policy) {
    double[] values = Replicates.ascending(replicates);
    return new Resampled(
        Arrays.stream(replicates).map(policy::gain).toArray(),
        Replicates.quantile(values, LOW),
        Replicates.quantile(values, HIGH));
  }

  int count() {
    return gains.length;
  }
}
