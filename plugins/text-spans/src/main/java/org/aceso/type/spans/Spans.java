package org.aceso.type.spans;

import java.util.List;
import org.aceso.metrics.spans.Span;
import org.aceso.spi.Issues;
import org.aceso.spi.Location;

/** The spans of one text, in the order of its file. */
record Spans(List<Span> all) {
  /** The most of one text: each way of matching may look at each pair of found and true ones. */
  static final int MOST = 10_000;

  Spans {
    all = List.copyOf(all);
  }

  /** Reports that a text has more of them. */
  static void tooMany(Issues issues, Location place) {
    issues.error("too_many_spans", "a text has at most " + MOST + " spans", place);
  }
}
