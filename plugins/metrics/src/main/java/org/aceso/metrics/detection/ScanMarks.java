package org.aceso.metrics.detection;

import java.util.stream.IntStream;

/**
 * The marks of one image held against its findings. A finding that is hit has the largest score of
 * its marks; marks that hit a scored finding are never wrong, those that hit another one alone are
 * ignored, the others are false positives.
 *
 * @param found the score of each finding that is hit
 * @param wrong the score of each false positive
 * @param findings how many were to be found
 */
public record ScanMarks(double[] found, double[] wrong, int findings) {

  /**
   * The marks of one image.
   *
   * @param mostMarks how many marks of an image count, see {@link Points}; the surest
   */
  public static ScanMarks of(Points marks, Findings findings, int mostMarks) {
    Points kept = marks.surest(mostMarks);
    boolean[] hits = new boolean[kept.size()];
    double[] found = new double[findings.size()];
    for (int finding = 0; finding < found.length; finding++) {
      found[finding] = Double.NEGATIVE_INFINITY;
      for (int mark = 0; mark < hits.length; mark++) {
        if (findings.isHitBy(finding, kept.places()[mark])) {
          hits[mark] = true;
          found[finding] = Math.max(found[finding], kept.scores()[mark]);
        }
      }
    }
    int[] scored =
        IntStream.range(0, found.length).filter(one -> findings.isScored()[one]).toArray();
    return new ScanMarks(
        IntStream.of(scored).mapToDouble(one -> found[one]).filter(Double::isFinite).toArray(),
        IntStream.range(0, hits.length)
            .filter(mark -> !hits[mark])
            .mapToDouble(mark -> kept.scores()[mark])
            .toArray(),
        scored.length);
  }
}
