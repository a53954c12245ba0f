package org.aceso.http;

import java.nio.ByteBuffer;
import org.aceso.ids.Ids;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches a route, such as a request that is not HTTP, as a problem, too. */
final class UnreadableRequest extends ErrorHandler {
  private final Responder responder;

  UnreadableRequest(Responder responder) {
    this.responder = responder;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    ByteBuffer problem = problem(status, response.getHeaders());
    response.setStatus(type(status).status());
    response.write(true, problem, callback);
    return true;
  }

  private ByteBuffer problem(int status, HttpFields.Mutable headers) {
    String id = Ids.next("req");
    headers.put("Request-Id", id);
    headers.put("Server-Time", responder.time());
    headers.put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    // What follows on a connection that could not be read cannot be told apart: say that it ends.
    headers.put(HttpHeader.CONNECTION, "close");
    headers.put("X-Content-Type-Options", "nosniff");
    Refusal refusal =
        new Refusal(
            type(status),
            type(status) == ProblemType.MALFORMED_REQUEST
                ? "the request is not HTTP, or its path or a header cannot be read"
                : "a defect of the server");
    byte[] body = responder.problem(refusal, id);
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    return ByteBuffer.wrap(body);
  }

  private static ProblemType type(int status) {
    return status < 500 || status == 505
        ? ProblemType.MALFORMED_REQUEST
        : ProblemType.INTERNAL_ERROR;
  }
}
