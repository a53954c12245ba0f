package org.aceso.metrics.classification;

/**
 * A predicted score and whether the event occurred.
 *
 * @param score finite; a probability in [0, 1] where the metric says so
 * @param positive whether the event occurred
 */
public record ScoredLabel(double score, boolean positive) {}
