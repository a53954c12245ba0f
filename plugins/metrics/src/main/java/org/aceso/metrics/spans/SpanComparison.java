package org.aceso.metrics.spans;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the spans of one text.
 *
 * @param types how many types there are
 */
public record SpanComparison(int types) {

  /** A span without its id and the order of its fragments, so that equal spans are equal. */
  private record Typed(int type, Set<Span.Fragment> fragments) {
    static Set<Typed> of(List<Span> spans) {
      Set<Typed> typed = new HashSet<>();
      spans.forEach(span -> typed.add(new Typed(span.type(), Set.copyOf(span.fragments()))));
      return typed;
    }
  }

  /**
   * Sets of spans: equal are those of one type and the same fragments in any order; doubles count
   * once.
   */
  public SpanTally strict(List<Span> truth, List<Span> found) {
    SpanTally tally = SpanTally.of(types);
    Set<Typed> there = Typed.of(truth);
    Set<Typed> claimed = Typed.of(found);
    there.forEach(span -> (claimed.contains(span) ? tally.hits() : tally.misses())[span.type()]++);
    claimed.forEach(span -> tally.falseAlarms()[span.type()] += there.contains(span) ? 0 : 1);
    return tally;
  }

  /**
   * Pairs as brateval 0.3.2 does: each true span takes the first that fits among those found and
   * not taken yet; both in the order of {@link HashOrder}, since brateval keeps them in hash maps
   * by id. Hits and misses count for the type of the truth, false alarms for that which was found.
   *
   * @param overlap whether spans that share a character fit; otherwise every fragment of the truth
   *     must be among those of the other span, which may have more
   * @param anyType whether types may differ
   */
  public SpanTally paired(List<Span> truth, List<Span> found, boolean overlap, boolean anyType) {
    SpanTally tally = SpanTally.of(types);
    List<Span> left = new ArrayList<>(HashOrder.of(found));
    for (Span span : HashOrder.of(truth)) {
      Span taken = null;
      for (Span other : left) {
        if ((anyType || span.type() == other.type()) && fits(span, other, overlap)) {
          taken = other;
          break;
        }
      }
      if (taken == null) {
        tally.misses()[span.type()]++;
      } else {
        left.remove(taken);
        tally.hits()[span.type()]++;
      }
    }
    left.forEach(span -> tally.falseAlarms()[span.type()]++);
    return tally;
  }

  private static boolean fits(Span truth, Span other, boolean overlap) {
    return other.fragments().containsAll(truth.fragments()) || (overlap && truth.overlaps(other));
  }

  /** Characters that spans of each type cover, each counted once. */
  public SpanTally characters(List<Span> truth, List<Span> found) {
    SpanTally tally = SpanTally.of(types);
    for (int type = 0; type < types; type++) {
      int one = type;
      count(
          covered(truth.stream().filter(span -> span.type() == one).toList()),
          covered(found.stream().filter(span -> span.type() == one).toList()),
          tally,
          type);
    }
    return tally;
  }

  /** Characters that spans of any type cover, each counted once: a tally of a single type. */
  public static SpanTally anyCharacters(List<Span> truth, List<Span> found) {
    SpanTally tally = SpanTally.of(1);
    count(covered(truth), covered(found), tally, 0);
    return tally;
  }

  private static BitSet covered(List<Span> spans) {
    BitSet covered = new BitSet();
    for (Span span : spans) {
      span.fragments().forEach(fragment -> covered.set(fragment.start(), fragment.end()));
    }
    return covered;
  }

  private static void count(BitSet truth, BitSet found, SpanTally tally, int type) {
    BitSet both = (BitSet) truth.clone();
    both.and(found);
    long hits = both.cardinality();
    tally.hits()[type] = hits;
    tally.falseAlarms()[type] = found.cardinality() - hits;
    tally.misses()[type] = truth.cardinality() - hits;
  }
}
