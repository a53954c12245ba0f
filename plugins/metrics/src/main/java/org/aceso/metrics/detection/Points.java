package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The marks of one image in the order of their file.
 *
 * @param places by mark its coordinates, two or three of them, in one unit
 * @param scores how sure each mark is, finite, higher when surer
 */
public record Points(double[][] places, double[] scores) {
  /** No mark at all. */
  public static final Points NONE = new Points(new double[0][], new double[0]);

  /** How many there are. */
  public int size() {
    return scores.length;
  }

  /**
   * The surest marks, at most {@code most} of them: of more, those whose score is above the score
   * that comes next, so that ties at the cut all fall out.
   */
  Points surest(int most) {
    if (size() <= most) {
      return this;
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double cut = sorted[size() - 1 - most];
    int[] kept = IntStream.range(0, size()).filter(mark -> scores[mark] > cut).toArray();
    double[][] keptPlaces = new double[kept.length][];
    double[] keptScores = new double[kept.length];
    for (int place = 0; place < kept.length; place++) {
      keptPlaces[place] = places[kept[place]];
      keptScores[place] = scores[kept[place]];
    }
    return new Points(keptPlaces, keptScores);
  }
}
