/**
 * Metrics of classes and of probabilities: pure functions on small tables, and ready metrics with a
 * prepared, weighted scorer. It knows the SPI and {@link org.aceso.metrics}.
 *
 * <p>Two tables carry everything that does not depend on the size of a probability: {@link
 * org.aceso.metrics.classification.ConfusionMatrix} and {@link
 * org.aceso.metrics.classification.ScoreGroups}. Where a formula divides by an empty margin, each
 * function says what it answers; NaN is "undefined".
 */
package org.aceso.metrics.classification;
