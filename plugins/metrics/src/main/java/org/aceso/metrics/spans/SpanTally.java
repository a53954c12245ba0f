package org.aceso.metrics.spans;

/**
 * What was found in one text, by type.
 *
 * @param hits true spans, or characters, that were found
 * @param falseAlarms what was found and is not there
 * @param misses what is there and was not found
 */
public record SpanTally(long[] hits, long[] falseAlarms, long[] misses) {

  /** A tally of nothing yet. */
  static SpanTally of(int types) {
    return new SpanTally(new long[types], new long[types], new long[types]);
  }
}
