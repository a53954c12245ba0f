package org.aceso.http;

import io.javalin.http.Context;
import org.slf4j.MDC;

/** What every line of the log says that is written while a request is worked on. */
final class LogFields {
  private static final String REQUEST = "request";
  private static final String OPERATION = "operation";

  private LogFields() {}

  /** From here on, on this thread. */
  static void set(Context context, String operationId) {
    MDC.put(REQUEST, context.attribute(Responder.ID));
    MDC.put(OPERATION, operationId);
  }

  static void clear() {
    MDC.remove(REQUEST);
    MDC.remove(OPERATION);
  }
}
