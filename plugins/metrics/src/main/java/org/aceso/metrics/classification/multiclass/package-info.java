/**
 * Metrics of probabilities for several classes of which each case has one. It knows the SPI and the
 * metrics of classification.
 */
package org.aceso.metrics.classification.multiclass;
