package org.aceso.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The header of W3C Trace Context, which names a step of a trace. */
final class TraceParent {
  private static final String NAME = "traceparent";
  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private TraceParent() {}

  /** The step that is named, as the parent of others; none when it cannot be read. */
  static Context read(Optional<String> header) {
    return header
        .map(value -> W3C.extract(Context.root(), Map.of(NAME, value), Entries.ALL))
        .orElse(Context.root());
  }

  /** Empty where nothing is traced. */
  static Optional<String> write(Context context) {
    if (!Span.fromContext(context).getSpanContext().isValid()) {
      return Optional.empty();
    }
    Map<String, String> headers = new HashMap<>();
    W3C.inject(context, headers, (into, name, value) -> into.put(name, value));
    return Optional.ofNullable(headers.get(NAME));
  }

  private enum Entries implements TextMapGetter<Map<String, String>> {
    ALL;

    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public String get(Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
