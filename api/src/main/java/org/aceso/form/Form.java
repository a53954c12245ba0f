package org.aceso.form;

import java.time.Instant;
import java.util.Optional;

/**
 * What registering for a challenge takes, beside its documents.
 *
 * @param manual whether an organiser decides
 * @param declarationsUntil until when declarations can be changed; empty means always
 * @param version raised by every change; 0 for a form that was never changed
 */
public record Form(
    String challengeId,
    boolean manual,
    Optional<Questions> questions,
    boolean declarationsRequired,
    Optional<Instant> declarationsUntil,
    long version) {

  static Form standard(String challengeId) {
    return new Form(challengeId, false, Optional.empty(), false, Optional.empty(), 0);
  }
}
