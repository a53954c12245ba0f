package org.aceso.challenge;

import java.time.Instant;

/** A person who takes part. */
record Registration(String challengeId, String personId, Instant registeredAt) {}
