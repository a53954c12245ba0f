package org.aceso.http;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * How the server meets the outside.
 *
 * @param limits how often somebody may ask
 * @param clock what every answer says the time is
 * @param url what the server is called from outside
 * @param origins whose pages may read answers
 * @param patience with slow clients
 */
public record Edge(
    RateLimits limits,
    Supplier<Instant> clock,
    PublicUrl url,
    Origins origins,
    Patience patience) {}
