/**
 * Metrics of several labels a case, each present or not. It knows the SPI, {@link
 * org.aceso.metrics} and {@link org.aceso.metrics.classification}, whose metrics of one label it
 * averages.
 *
 * <p>A label is defined when both outcomes occur among the cases that count. A cell that was not
 * assessed counts in nothing.
 */
package org.aceso.metrics.classification.multilabel;
