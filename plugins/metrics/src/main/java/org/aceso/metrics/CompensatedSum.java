package org.aceso.metrics;

/**
 * A sum whose rounding error does not grow with the number of terms, for values that are subtracted
 * from a nearly equal number afterwards. (A. Neumaier, ZAMM 54 (1974) 39-51.)
 */
public final class CompensatedSum {
  private double sum;
  private double lost;

  public void add(double term) {
    double next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
    sum = next;
  }

  /** The sum so far. */
  public double value() {
    return sum + lost;
  }
}
