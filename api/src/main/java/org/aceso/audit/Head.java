package org.aceso.audit;

import java.time.Instant;

/**
 * The end of the chain: whoever notes it elsewhere can show later that everything before it is
 * still what it was.
 *
 * @param sealedAt null when nothing was ever sealed
 * @param pending how many entries wait to be sealed
 */
record Head(long seq, String hash, Instant sealedAt, int pending) {}
