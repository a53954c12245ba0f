package org.aceso.audit;

import java.util.Optional;

/**
 * What came of a verification.
 *
 * @param count how many links are right, from the first on
 * @param hash the hash of the last of these
 * @param pending how many entries wait to be sealed
 * @param fault the first thing that is wrong
 */
public record Verification(long count, String hash, int pending, Optional<String> fault) {}
