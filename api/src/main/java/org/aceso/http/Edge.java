package org.aceso.http;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.aceso.trace.Traces;

/**
 * How the server meets the outside.
 *
 * @param limits how often somebody may ask
 * @param clock what every answer says the time is
 * @param url what the server is called from outside
 * @param origins whose pages may read answers
 * @param patience with slow clients
 * @param answered told of every answer
 * @param traces where requests are traced to
 */
public record Edge(
    RateLimits limits,
    Supplier<Instant> clock,
    PublicUrl url,
    Origins origins,
    Patience patience,
    Answered answered,
    Traces traces) {

  /** Is told of every answer when it is over. */
  @FunctionalInterface
  public interface Answered {
    /**
     * Must be quick.
     *
     * @param operationId or {@code none} when the request reached none
     */
    void tell(String operationId, int status, Duration took);
  }
}
