package org.aceso.metrics.alarms;

/**
 * The probability stated for an hour and whether it is labelled.
 *
 * @param probability 0 to 1
 * @param labelled whether a call was right
 */
public record ScoredHour(double probability, boolean labelled) {}
