package org.aceso.metrics.landmarks;

/**
 * How far the landmarks of one case were missed.
 *
 * @param distances for each landmark the distance to the true one, from 0; NaN when it was not
 *     predicted
 * @param known for each landmark whether the truth has it; what it has not counts nowhere
 */
public record LandmarkErrors(double[] distances, boolean[] known) {}
