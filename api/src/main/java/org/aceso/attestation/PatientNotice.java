package org.aceso.attestation;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How the people behind the data of one source were informed.
 *
 * @param source whose patients they are
 * @param letterSha256 of the letter that they got
 * @param patients how many got it
 */
record PatientNotice(
    String id,
    String source,
    String letterSha256,
    LocalDate sentOn,
    int patients,
    String recordedBy,
    Instant recordedAt) {}
