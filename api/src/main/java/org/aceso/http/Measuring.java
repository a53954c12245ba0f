package org.aceso.http;

import jakarta.servlet.ServletRequest;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** Tells how each answer went, once its last byte is gone. Streams are no answers: they go on. */
final class Measuring implements RequestLog {
  private static final String NAME = Measuring.class.getName();
  private static final String NONE = "none";

  private final Edge.Answered answered;

  Measuring(Edge.Answered answered) {
    this.answered = answered;
  }

  /** Notes which operation a request is for. */
  static void of(ServletRequest request, String operationId) {
    request.setAttribute(NAME, operationId);
  }

  /** Which one was noted. */
  static String of(ServletRequest request) {
    return request.getAttribute(NAME) instanceof String id ? id : NONE;
  }

  @Override
  public void log(Request request, Response response) {
    Underway.end(request, response.getStatus());
    String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.startsWith("text/event-stream")) {
      String operation = request.getAttribute(NAME) instanceof String id ? id : NONE;
      Duration took = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
      answered.tell(operation, response.getStatus(), took);
    }
  }
}
