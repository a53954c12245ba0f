package org.aceso.metrics.spans;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpanMetricsTest {
  private static final int TYPES = 3;
  private static final SpanComparison COMPARISON = new SpanComparison(TYPES);

  /** What OpenJDK's hash map does is the definition. */
  @Test
  void order_isThatOfAHashMap() {
    Random random = new Random(9);
    for (int size = 0; size < 200; size++) {
      Map<String, Span> map = new HashMap<>();
      List<Span> spans = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        Span span = new Span("T" + random.nextInt(1_000_000), 0, List.of());
        if (map.put(span.id(), span) == null) {
          spans.add(span);
        }
      }
      assertEquals(List.copyOf(map.values()), HashOrder.of(spans));
    }
  }

  @Test
  void strictSetsAndCharacters_equalTheirDefinitions() {
    Random random = new Random(10);
    for (int round = 0; round < 1_000; round++) {
      List<Span> truth = spans(random);
      List<Span> found = spans(random);
      assertTally(names(truth, true), names(found, true), COMPARISON.strict(truth, found));
      assertTally(names(truth, false), names(found, false), COMPARISON.characters(truth, found));
      assertEquals(0, SpanComparison.anyCharacters(truth, truth).misses()[0]);
    }
  }

  @Test
  void everyTrueSpan_isHitOrMissed() {
    Random random = new Random(11);
    for (int round = 0; round < 1_000; round++) {
      List<Span> truth = spans(random);
      List<Span> found = spans(random);
      for (boolean overlap : new boolean[] {false, true}) {
        SpanTally typed = COMPARISON.paired(truth, found, overlap, false);
        SpanTally untyped = COMPARISON.paired(truth, found, overlap, true);
        for (SpanTally tally : List.of(typed, untyped)) {
          assertEquals(truth.size(), sum(tally.hits()) + sum(tally.misses()));
          assertEquals(found.size(), sum(tally.hits()) + sum(tally.falseAlarms()));
        }
      }
    }
  }

  @Test
  void fragments_mustAllBeFoundUnlessOverlapIsEnough() {
    Span whole = span("T1", 0, 0, 5, 8, 9);
    Span part = span("T2", 0, 0, 5);
    assertEquals(1, COMPARISON.paired(List.of(part), List.of(whole), false, false).hits()[0]);
    assertEquals(0, COMPARISON.paired(List.of(whole), List.of(part), false, false).hits()[0]);
    assertEquals(1, COMPARISON.paired(List.of(whole), List.of(part), true, false).hits()[0]);
    Span next = span("T3", 0, 5, 6);
    assertEquals(0, COMPARISON.paired(List.of(part), List.of(next), true, false).hits()[0]);
  }

  @Test
  void values_followFromSumsOfCountedTexts() {
    SpanMetrics metrics = new SpanMetrics(List.of("a", "b", "c"), "strict");
    List<SpanTally> texts =
        List.of(
            new SpanTally(new long[] {3, 0, 0}, new long[] {1, 0, 2}, new long[] {0, 1, 0}),
            new SpanTally(new long[] {0, 1, 0}, new long[] {0, 0, 0}, new long[] {2, 0, 0}));
    int[] counts = {1, 2};
    double precision = 5.0 / 8;
    double recall = 5.0 / 10;
    assertEquals(precision, metrics.micro().get(0).prepare(texts).value(counts), 1e-15);
    assertEquals(recall, metrics.micro().get(1).prepare(texts).value(counts), 1e-15);
    assertEquals(
        2 * precision * recall / (precision + recall),
        metrics.micro().get(2).prepare(texts).value(counts),
        1e-15);
    double ofA = 2 * 3.0 / (2 * 3 + 1 + 4);
    double ofB = 2 * 2.0 / (2 * 2 + 1);
    assertEquals((ofA + ofB) / 2, metrics.macroF1().prepare(texts).value(counts), 1e-15);
    assertEquals(0, metrics.ofEachType().get(8).prepare(texts).value(counts));
    assertArrayEquals(
        new double[] {4, 3, 3}, metrics.micro().get(2).prepare(texts).parts().get("tp_fp_fn")[3]);
  }

  private static void assertTally(Set<String> truth, Set<String> found, SpanTally tally) {
    Set<String> both = new HashSet<>(truth);
    both.retainAll(found);
    assertEquals(both.size(), sum(tally.hits()));
    assertEquals(found.size() - both.size(), sum(tally.falseAlarms()));
    assertEquals(truth.size() - both.size(), sum(tally.misses()));
  }

  /** Spans, or their characters, by type. */
  private static Set<String> names(List<Span> spans, boolean whole) {
    Set<String> names = new HashSet<>();
    for (Span span : spans) {
      if (whole) {
        names.add(span.type() + " " + span.fragments());
        continue;
      }
      for (Span.Fragment fragment : span.fragments()) {
        for (int at = fragment.start(); at < fragment.end(); at++) {
          names.add(span.type() + " " + at);
        }
      }
    }
    return names;
  }

  private static List<Span> spans(Random random) {
    List<Span> spans = new ArrayList<>();
    int size = random.nextInt(6);
    for (int i = 0; i < size; i++) {
      int start = random.nextInt(8);
      int end = start + 1 + random.nextInt(3);
      spans.add(
          random.nextBoolean()
              ? span("T" + i, random.nextInt(TYPES), start, end)
              : span("T" + i, random.nextInt(TYPES), start, end, end + 1, end + 2));
    }
    return spans;
  }

  private static Span span(String id, int type, int... bounds) {
    List<Span.Fragment> fragments = new ArrayList<>();
    for (int i = 0; i < bounds.length; i += 2) {
      fragments.add(new Span.Fragment(bounds[i], bounds[i + 1]));
    }
    return new Span(id, type, fragments);
  }

  private static long sum(long[] cells) {
    long sum = 0;
    for (long cell : cells) {
      sum += cell;
    }
    return sum;
  }
}
