package org.aceso.metrics.survival;

/**
 * What became of somebody, and how likely each of some times without the event was predicted to be.
 *
 * @param outcome what became of them
 * @param survival the probability of no event by each time of a grid; 0 to 1
 */
public record CensoredSurvival(FollowUp outcome, double[] survival) {}
