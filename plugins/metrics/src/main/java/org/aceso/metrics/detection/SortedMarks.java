package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All marks sorted once, so that other counts need no more than a walk. */
final class SortedMarks {
  private final int[] images;
  private final boolean[] isFound;
  private final boolean[] endsStep;
  private final int[] findings;

  private record Mark(double score, int image, boolean isFound) {}

  SortedMarks(List<ScanMarks> scans) {
    List<Mark> marks =
        IntStream.range(0, scans.size())
            .boxed()
            .flatMap(image -> marks(scans.get(image), image))
            .sorted(Comparator.comparingDouble(mark -> 0.0 - mark.score))
            .toList();
    images = marks.stream().mapToInt(Mark::image).toArray();
    isFound = new boolean[images.length];
    endsStep = new boolean[images.length];
    for (int place = 0; place < images.length; place++) {
      isFound[place] = marks.get(place).isFound;
      endsStep[place] =
          place + 1 == images.length || marks.get(place).score != marks.get(place + 1).score;
    }
    findings = scans.stream().mapToInt(ScanMarks::findings).toArray();
  }

  private static Stream<Mark> marks(ScanMarks scan, int image) {
    return Stream.concat(
        Arrays.stream(scan.found()).mapToObj(score -> new Mark(score, image, true)),
        Arrays.stream(scan.wrong()).mapToObj(score -> new Mark(score, image, false)));
  }

  /** The curve; null when nothing was to be found. */
  Froc curve(int[] counts) {
    long all = 0;
    long scans = 0;
    for (int image = 0; image < counts.length; image++) {
      all += (long) counts[image] * findings[image];
      scans += counts[image];
    }
    return all == 0 ? null : curve(counts, all, scans);
  }

  private Froc curve(int[] counts, long all, long scans) {
    long[] found = new long[images.length + 1];
    long[] wrong = new long[images.length + 1];
    int step = 0;
    long foundSoFar = 0;
    long wrongSoFar = 0;
    for (int place = 0; place < images.length; place++) {
      int count = counts[images[place]];
      foundSoFar += isFound[place] ? count : 0;
      wrongSoFar += isFound[place] ? 0 : count;
      if (endsStep[place] && (foundSoFar > found[step] || wrongSoFar > wrong[step])) {
        step++;
        found[step] = foundSoFar;
        wrong[step] = wrongSoFar;
      }
    }
    return new Froc(Arrays.copyOf(found, step + 1), Arrays.copyOf(wrong, step + 1), all, scans);
  }
}
