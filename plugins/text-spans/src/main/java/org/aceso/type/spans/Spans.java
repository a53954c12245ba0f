package org.aceso.type.spans;

import java.util.List;
import org.aceso.metrics.spans.Span;

/** The spans of one text, in the order of its file. */
record Spans(List<Span> all) {
  Spans {
    all = List.copyOf(all);
  }
}
