package org.aceso.metrics.detection;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aceso.metrics.detection.Instances.Pair;
import org.aceso.metrics.segmentation.LabelArray;

/**
 * The instances of one image as a number for each pixel. The pixels of a number are one instance,
 * whether they hang together or not.
 *
 * @param pixels the number of the instance that has the pixel, 0 for none
 * @param numbers those that occur, rising
 * @param areas how many pixels each of them has
 * @param classes the class of each of them, from 0
 */
public record InstanceMap(LabelArray pixels, int[] numbers, long[] areas, int[] classes)
    implements InstanceSet {
  private static final int LARGEST = 65_535;

  /** All instances of an image, each of class 0. */
  public static InstanceMap of(LabelArray pixels) {
    long[] counts = new long[LARGEST + 1];
    for (int at = 0; at < pixels.length(); at++) {
      counts[pixels.get(at)]++;
    }
    int[] numbers = new int[LARGEST];
    int size = 0;
    for (int number = 1; number <= LARGEST; number++) {
      if (counts[number] > 0) {
        numbers[size++] = number;
      }
    }
    int[] occurring = Arrays.copyOf(numbers, size);
    long[] areas = Arrays.stream(occurring).mapToLong(number -> counts[number]).toArray();
    return new InstanceMap(pixels, occurring, areas, new int[size]);
  }

  /** The same with the class of each instance, in the order of their numbers. */
  public InstanceMap withClasses(int[] newClasses) {
    if (newClasses.length != numbers.length) {
      throw new IllegalArgumentException("one class for each of " + numbers.length + " instances");
    }
    return new InstanceMap(pixels, numbers, areas, newClasses);
  }

  @Override
  public long area(int instance) {
    return areas[instance];
  }

  /**
   * How many pixels each true instance shares with the predicted one that has most of it, if any.
   * All pairs whose IoU is above 0.5 are among these: to share more than half of the union is to
   * share more than half of the truth. They are found as majorities (R. S. Boyer and J S. Moore,
   * MJRTY, 1991), so that memory does not grow with the number of pairs that touch.
   *
   * @throws IllegalArgumentException when the images are not equally large
   */
  SortedMap<Pair, Long> majorities(InstanceMap truth) {
    if (pixels.length() != truth.pixels.length()) {
      throw new IllegalArgumentException(
          "a prediction of " + pixels.length() + " pixels, a truth of " + truth.pixels.length());
    }
    int[] places = truth.places();
    int[] candidates = candidates(truth, places);
    long[] shared = new long[truth.size()];
    truth.eachPixel(
        (at, number) -> {
          int one = places[number];
          shared[one] += pixels.get(at) == candidates[one] ? 1 : 0;
        });
    int[] own = places();
    SortedMap<Pair, Long> majorities = new TreeMap<>();
    for (int one = 0; one < shared.length; one++) {
      if (candidates[one] > 0 && 2 * shared[one] > truth.areas[one]) {
        majorities.put(new Pair(own[candidates[one]], one), shared[one]);
      }
    }
    return majorities;
  }

  /** By true instance the number that has most of its pixels, if any has more than half. */
  private int[] candidates(InstanceMap truth, int[] places) {
    int[] candidates = new int[truth.size()];
    int[] leads = new int[truth.size()];
    truth.eachPixel(
        (at, number) -> {
          int one = places[number];
          int predicted = pixels.get(at);
          if (leads[one] == 0) {
            candidates[one] = predicted;
          }
          leads[one] += predicted == candidates[one] ? 1 : -1;
        });
    return candidates;
  }

  /** Where a number stands among those that occur. */
  private int[] places() {
    int[] places = new int[LARGEST + 1];
    for (int one = 0; one < numbers.length; one++) {
      places[numbers[one]] = one;
    }
    return places;
  }

  /** A pixel of an instance. */
  private interface PixelVisitor {
    void visit(int at, int number);
  }

  private void eachPixel(PixelVisitor visitor) {
    int end = pixels.length();
    int at = pixels.nextLabelled(0, end);
    while (at < end) {
      int number = pixels.get(at);
      if (number == 0) {
        at = pixels.nextLabelled(at, end);
      } else {
        visitor.visit(at, number);
        at++;
      }
    }
  }
}
