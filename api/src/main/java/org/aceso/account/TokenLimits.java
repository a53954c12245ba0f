package org.aceso.account;

import java.time.Duration;

/**
 * How long tokens live at most.
 *
 * @param most that which administrators make, and the machine's operator
 * @param selfMade that which people make for themselves
 */
public record TokenLimits(Duration most, Duration selfMade) {}
