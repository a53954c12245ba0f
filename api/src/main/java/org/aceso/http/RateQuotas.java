package org.aceso.http;

import java.time.Duration;

/**
 * How many requests a window has; 0 for no limit.
 *
 * @param reads of one person
 * @param writes of one person
 * @param validations of one person, which are counted apart from other writes
 * @param anonymous without a token, of one address
 * @param failures with a token that is refused, of one address
 * @param platform by a platform's credential, for all its users together
 */
public record RateQuotas(
    Duration window,
    long reads,
    long writes,
    long validations,
    long anonymous,
    long failures,
    long platform) {}
