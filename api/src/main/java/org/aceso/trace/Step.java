package org.aceso.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import java.util.function.Supplier;

/** Something that takes a while, within a trace or at the head of one. */
public final class Step implements AutoCloseable {
  private static final ContextKey<Tracer> TRACER = ContextKey.named("org.aceso.tracer");

  private final Span span;
  private final Context context;

  private Step(Span span, Context context) {
    this.span = span;
    this.context = context;
  }

  static Step begin(Tracer tracer, String name, SpanKind kind, Context parent) {
    Span span = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent).startSpan();
    return new Step(span, parent.with(span).with(TRACER, tracer));
  }

  /** The step that this thread is at, to be gone on with elsewhere; empty when none is traced. */
  public static Optional<String> current() {
    return TraceParent.write(Context.current());
  }

  /** Does something as a step of that which this thread is at, if it is at one. */
  public static <T> T within(String name, Supplier<T> work) {
    Context parent = Context.current();
    Tracer tracer = parent.get(TRACER);
    if (tracer == null) {
      return work.get();
    }
    try (Step step = begin(tracer, name, SpanKind.CLIENT, parent)) {
      return step.run(work);
    }
  }

  private <T> T run(Supplier<T> work) {
    On here = enter();
    try {
      return work.get();
    } catch (RuntimeException e) {
      failed(e.getClass().getSimpleName());
      throw e;
    } finally {
      here.close();
    }
  }

  /** From here on this thread is at it, until that is closed by the same thread. */
  @SuppressWarnings("MustBeClosedChecker") // closing what is returned closes it
  public On enter() {
    Scope scope = context.makeCurrent();
    return scope::close;
  }

  public Step with(String key, String value) {
    span.setAttribute(key, value);
    return this;
  }

  public Step with(String key, long value) {
    span.setAttribute(key, value);
    return this;
  }

  /**
   * Notes that it came to no good end.
   *
   * @param kind of the failure; never its message, which may name somebody
   */
  public void failed(String kind) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", kind);
  }

  /** It is over. */
  @Override
  public void close() {
    span.end();
  }

  /** That a thread is at a step. */
  @FunctionalInterface
  public interface On extends AutoCloseable {
    @Override
    void close();
  }
}
