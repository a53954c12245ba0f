/**
 * Metrics of the time until an event that not everybody has yet: concordance of risks, and errors
 * of predicted survival. It knows the SPI and {@link org.aceso.metrics}.
 *
 * <p>{@link org.aceso.metrics.survival.Timeline} orders times, {@link
 * org.aceso.metrics.survival.StepCurve} is an estimate of Kaplan and Meier, {@link
 * org.aceso.metrics.survival.Censoring} says from whom the one of censoring is made. Who is known
 * not to have had the event <em>by</em> a time is censored then. NaN is "undefined".
 */
package org.aceso.metrics.survival;
