package org.aceso.type.ecg;

/**
 * What was predicted for a record, by scored class.
 *
 * @param predicted the decision
 * @param scores as many, finite
 */
record Output(boolean[] predicted, double[] scores) {}
