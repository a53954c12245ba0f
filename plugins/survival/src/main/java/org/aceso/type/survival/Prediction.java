package org.aceso.type.survival;

/**
 * What was predicted for one case.
 *
 * @param risks one for each endpoint
 * @param survival for each endpoint the probabilities of no event by each time; empty without
 *     curves
 */
record Prediction(double[] risks, double[][] survival) {}
