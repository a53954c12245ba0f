package org.aceso.metrics.detection;

import org.aceso.spi.Scorer;

/**
 * The mean of the values that are there, in case order; NaN among them means "left out".
 *
 * @param values one a case
 */
record CountedMean(double[] values, String undefinedReason) implements Scorer {

  @Override
  public double value(int[] counts) {
    double sum = 0;
    long counted = 0;
    for (int i = 0; i < values.length; i++) {
      if (counts[i] > 0 && !Double.isNaN(values[i])) {
        sum += counts[i] * values[i];
        counted += counts[i];
      }
    }
    return counted == 0 ? Double.NaN : sum / counted;
  }
}
