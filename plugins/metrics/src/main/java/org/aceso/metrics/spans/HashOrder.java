package org.aceso.metrics.spans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Spans in the order in which a hash map of OpenJDK lists them by their ids, spelled out so that it
 * depends on no version of it: by the low bits of the spread hash code in a table of 2^k places, at
 * least 16, of which at most three quarters are taken; equal places in the order given.
 */
final class HashOrder {
  private static final int LEAST = 16;

  private HashOrder() {}

  static List<Span> of(List<Span> spans) {
    int places = LEAST;
    while (4L * spans.size() > 3L * places) {
      places *= 2;
    }
    Map<Integer, List<Span>> byPlace = new TreeMap<>();
    for (Span span : spans) {
      int hash = span.id().hashCode();
      int place = (hash ^ hash >>> 16) & (places - 1);
      byPlace.computeIfAbsent(place, any -> new ArrayList<>()).add(span);
    }
    return byPlace.values().stream().flatMap(List::stream).toList();
  }
}
