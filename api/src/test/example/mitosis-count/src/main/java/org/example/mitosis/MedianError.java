package org.example.mitosis;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.aceso.spi.Better;
import org.aceso.spi.Metric;
import org.aceso.spi.MetricInfo;
import org.aceso.spi.Scorer;

// guide:median
/** The error that half of the slides do not exceed. */
final class MedianError implements Metric<MitosisCount.Reading> {

  @Override
  public MetricInfo info() {
    return MetricInfo.of(
        "median_absolute_error",
        "Median absolute error",
        Better.LOWER,
        0,
        Double.POSITIVE_INFINITY);
  }

  @Override
  public Scorer prepare(List<MitosisCount.Reading> inCaseOrder) {
    int[] byError =
        IntStream.range(0, inCaseOrder.size())
            .boxed()
            .sorted(Comparator.comparingInt(slide -> inCaseOrder.get(slide).error()))
            .mapToInt(slide -> slide)
            .toArray();
    return counts -> {
      long slides = IntStream.of(counts).asLongStream().sum();
      int lower = inCaseOrder.get(at((slides - 1) / 2, byError, counts)).error();
      int upper = inCaseOrder.get(at(slides / 2, byError, counts)).error();
      return (lower + upper) / 2.0;
    };
  }

  /** The slide at a place of the sorted list in which each slide stands as often as it counts. */
  private static int at(long place, int[] byError, int[] counts) {
    long seen = 0;
    for (int slide : byError) {
      seen += counts[slide];
      if (seen > place) {
        return slide;
      }
    }
    throw new IllegalArgumentException("there are only " + seen + " slides");
  }
}
// end
