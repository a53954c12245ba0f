package org.aceso.metrics.survival;

/**
 * How long somebody was observed, and whether that ended with the event.
 *
 * @param time from 0, in any unit; NaN when nothing is known, and the case counts nowhere
 * @param event true for the event, false for the end of observation
 */
public record FollowUp(double time, boolean event) {

  boolean isKnown() {
    return !Double.isNaN(time);
  }
}
