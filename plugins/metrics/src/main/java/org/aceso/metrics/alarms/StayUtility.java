package org.aceso.metrics.alarms;

/**
 * What the calls of one stay are worth.
 *
 * @param observed of the calls that were made
 * @param best of calling exactly while it pays
 * @param inaction of never calling
 */
public record StayUtility(double observed, double best, double inaction) {}
