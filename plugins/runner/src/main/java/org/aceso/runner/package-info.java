/**
 * Evaluates submissions: validates, observes, scores and resamples what a configured challenge type
 * describes, without plugin loading, server or database.
 *
 * <p>{@link org.aceso.runner.Evaluator} is the way in. Knows the SPI, {@code
 * org.aceso.runner.artifact}, {@code org.aceso.runner.resample} and {@code org.aceso.runner.text}.
 */
package org.aceso.runner;
