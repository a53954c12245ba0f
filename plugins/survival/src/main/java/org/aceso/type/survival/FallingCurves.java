package org.aceso.type.survival;

import org.aceso.metrics.ShortestDecimal;
import org.aceso.spi.Case;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;
import org.aceso.spi.Validator;

/** Nobody who had the event by a time is without it later: survival does not rise. */
record FallingCurves(SurvivalSettings settings) implements Validator<Prediction> {

  @Override
  public void check(Case forCase, Prediction prediction, Issues issues) {
    for (int endpoint = 0; endpoint < prediction.survival().length; endpoint++) {
      double[] curve = prediction.survival()[endpoint];
      for (int index = 1; index < curve.length; index++) {
        if (curve[index] > curve[index - 1]) {
          issues.error(
              "rising_survival",
              "the probability of no event rises from "
                  + ShortestDecimal.of(curve[index - 1])
                  + " to "
                  + ShortestDecimal.of(curve[index])
                  + ": it can only fall, or stay",
              Location.ofCase(forCase.id())
                  .inField(settings.curveColumns(settings.endpoints().get(endpoint)).get(index)));
        }
      }
    }
  }
}
