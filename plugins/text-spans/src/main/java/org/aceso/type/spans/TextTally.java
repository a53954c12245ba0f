package org.aceso.type.spans;

import java.util.List;
import org.aceso.metrics.spans.Span;
import org.aceso.metrics.spans.SpanComparison;
import org.aceso.metrics.spans.SpanTally;

/** What the metrics need of one text: a tally for each way of matching. */
record TextTally(
    SpanTally strict,
    SpanTally exact,
    SpanTally exactAnyType,
    SpanTally overlap,
    SpanTally overlapAnyType,
    SpanTally characters,
    SpanTally charactersAnyType) {

  static TextTally of(int types, Spans found, Spans truth) {
    SpanComparison comparison = new SpanComparison(types);
    List<Span> there = truth.all();
    List<Span> claimed = found.all();
    return new TextTally(
        comparison.strict(there, claimed),
        comparison.paired(there, claimed, false, false),
        comparison.paired(there, claimed, false, true),
        comparison.paired(there, claimed, true, false),
        comparison.paired(there, claimed, true, true),
        comparison.characters(there, claimed),
        SpanComparison.anyCharacters(there, claimed));
  }
}
