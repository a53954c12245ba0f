package org.aceso.metrics.survival;

/**
 * What became of somebody, and the risk that was predicted.
 *
 * @param outcome what became of them
 * @param risk finite; higher means an earlier event
 */
public record CensoredRisk(FollowUp outcome, double risk) {}
