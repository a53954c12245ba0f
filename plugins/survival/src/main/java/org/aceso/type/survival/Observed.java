package org.aceso.type.survival;

import org.aceso.metrics.survival.CensoredRisk;
import org.aceso.metrics.survival.CensoredSurvival;
import org.aceso.metrics.survival.FollowUp;

/**
 * What became of one case, and what was predicted.
 *
 * @param times for each endpoint; NaN when nothing is known about it
 * @param events whether it ended with the event
 * @param risks for each endpoint
 * @param survival for each endpoint, at each time; empty without curves
 */
record Observed(double[] times, boolean[] events, double[] risks, double[][] survival) {

  static Observed of(Prediction prediction, FollowUp[] outcomes) {
    double[] times = new double[outcomes.length];
    boolean[] events = new boolean[outcomes.length];
    for (int endpoint = 0; endpoint < outcomes.length; endpoint++) {
      times[endpoint] = outcomes[endpoint].time();
      events[endpoint] = outcomes[endpoint].event();
    }
    return new Observed(times, events, prediction.risks(), prediction.survival());
  }

  CensoredRisk risk(int endpoint) {
    return new CensoredRisk(outcome(endpoint), risks[endpoint]);
  }

  CensoredSurvival curve(int endpoint) {
    return new CensoredSurvival(outcome(endpoint), survival[endpoint]);
  }

  private FollowUp outcome(int endpoint) {
    return new FollowUp(times[endpoint], events[endpoint]);
  }
}
