package org.aceso.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.aceso.trace.Step;
import org.aceso.trace.Traces;
import org.eclipse.jetty.server.Request;

/** A thread at a request: what it logs and what it traces is of that request. */
final class Underway implements AutoCloseable {
  private static final String STEP = Underway.class.getName();

  private final Step.On on;

  private Underway(Step.On on) {
    this.on = on;
  }

  /** The request has reached its operation. */
  static void begin(Context context, Operation operation, Traces traces) {
    String name = context.req().getMethod() + " " + operation.path();
    Step step =
        traces
            .request(name, Optional.ofNullable(context.header("traceparent")))
            .with("http.request.method", context.req().getMethod())
            .with("http.route", operation.path())
            .with("aceso.operation", operation.id());
    context.req().setAttribute(STEP, step);
  }

  /** From here on, on this thread. */
  static Underway enter(Context context, String operationId) {
    LogFields.set(context, operationId);
    return new Underway(
        context.req().getAttribute(STEP) instanceof Step step ? step.enter() : () -> {});
  }

  /** The last byte of the answer is gone. */
  static void end(Request request, int status) {
    if (request.getAttribute(STEP) instanceof Step step) {
      step.with("http.response.status_code", status);
      if (status >= 500) {
        step.failed(Integer.toString(status));
      }
      step.close();
    }
  }

  @Override
  public void close() {
    on.close();
    LogFields.clear();
  }
}
