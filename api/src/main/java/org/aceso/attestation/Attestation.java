package org.aceso.attestation;

import java.time.Instant;

/**
 * A data protection officer's word that a dataset is anonymous.
 *
 * @param sha256 of the names and digests of the files that it is about
 * @param withdrawn null while it stands
 */
record Attestation(
    String id,
    String datasetId,
    String sha256,
    String statement,
    String attestedBy,
    Instant attestedAt,
    Withdrawal withdrawn) {

  /** Why it stands no more. */
  record Withdrawal(String by, Instant at, String reason) {}
}
