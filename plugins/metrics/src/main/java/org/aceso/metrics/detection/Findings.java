package org.aceso.metrics.detection;

import java.util.Arrays;

/**
 * What there is to be found in one image.
 *
 * @param places by finding its centre, as many coordinates as marks have
 * @param radii how near a mark must be to hit it, in the unit of the coordinates
 * @param isScored whether it is to be found; marks on other findings are neither right nor wrong
 */
public record Findings(double[][] places, double[] radii, boolean[] isScored) {
  /** Nothing to be found. */
  public static final Findings NONE = new Findings(new double[0][], new double[0], new boolean[0]);

  /** How many there are. */
  public int size() {
    return radii.length;
  }

  /** These findings and then others, which nobody must find. */
  public Findings withIgnored(Findings others) {
    int all = size() + others.size();
    double[][] allPlaces = Arrays.copyOf(places, all);
    double[] allRadii = Arrays.copyOf(radii, all);
    System.arraycopy(others.places, 0, allPlaces, size(), others.size());
    System.arraycopy(others.radii, 0, allRadii, size(), others.size());
    return new Findings(allPlaces, allRadii, Arrays.copyOf(isScored, all));
  }

  /**
   * Whether a mark hits a finding: its squared distance is smaller than the squared radius, summed
   * in the order of the coordinates.
   */
  boolean isHitBy(int finding, double[] mark) {
    double distance = 0;
    for (int axis = 0; axis < mark.length; axis++) {
      double apart = places[finding][axis] - mark[axis];
      distance += apart * apart;
    }
    return distance < radii[finding] * radii[finding];
  }
}
