package org.aceso.limit;

/**
 * How somebody stands with a policy after a request.
 *
 * @param allowed whether the request may go on
 * @param remaining how many requests the window has left
 * @param seconds until the window ends, rounded up
 */
public record Standing(Policy policy, boolean allowed, long remaining, long seconds) {}
