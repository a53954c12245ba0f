package org.aceso.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a value may be from the expected one.
 *
 * @param relative to the expected value
 * @param absolute the least that is allowed, for values near 0
 */
record Tolerance(double relative, double absolute) {
  static final Tolerance STANDARD = new Tolerance(1e-9, 1e-12);

  /**
   * The tolerances that a node states, these for those it does not.
   *
   * @throws IllegalArgumentException when one is not positive
   */
  Tolerance or(JsonNode node) {
    Tolerance stated =
        new Tolerance(
            node.path("relative").asDouble(relative), node.path("absolute").asDouble(absolute));
    if (!(stated.relative > 0 && stated.absolute > 0)) {
      throw new IllegalArgumentException("tolerances are positive numbers");
    }
    return stated;
  }

  /**
   * The relative error, where an expected value below absolute / relative counts as that: at most
   * {@link #relative} when the value is near enough. 0 when both are undefined, infinite when one
   * is.
   */
  double error(double expected, double actual) {
    if (Double.isNaN(expected) && Double.isNaN(actual)) {
      return 0;
    }
    double difference = Math.abs(actual - expected);
    double error = difference / Math.max(Math.abs(expected), absolute / relative);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  boolean accepts(double error) {
    return error <= relative;
  }
}
