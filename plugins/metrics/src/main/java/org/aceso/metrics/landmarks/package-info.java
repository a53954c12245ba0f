/**
 * Metrics of named points: how far predicted ones lie from the true ones. It knows the SPI and
 * {@link org.aceso.metrics}. NaN is "undefined".
 */
package org.aceso.metrics.landmarks;
