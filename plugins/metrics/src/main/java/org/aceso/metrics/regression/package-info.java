/**
 * Metrics of one number a case: errors, correlation and agreement. It knows the SPI and {@link
 * org.aceso.metrics}.
 *
 * <p>{@link org.aceso.metrics.regression.PairMoments} carries everything that follows from sums of
 * squares, {@link org.aceso.metrics.regression.PairRanks} what follows from order. NaN is
 * "undefined".
 */
package org.aceso.metrics.regression;
