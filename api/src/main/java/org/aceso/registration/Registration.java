package org.aceso.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * That a person takes part, or asks to.
 *
 * @param email for those whom the person allowed to make contact
 * @param decision of an organiser, if one decided
 * @param consent to be contacted, if there ever was one
 * @param version raised by every change
 */
record Registration(
    String challengeId,
    String personId,
    String displayName,
    Optional<String> email,
    RegistrationState state,
    Instant registeredAt,
    Optional<Decision> decision,
    Optional<JsonNode> answers,
    Optional<Declared> declared,
    Optional<Consent> consent,
    long version) {

  /** What an organiser decided; a refusal has a reason. */
  record Decision(String by, Instant at, Optional<String> reason, boolean mayRegisterAgain) {}

  /** Declarations, and when they were made. */
  record Declared(Declarations declarations, Instant at) {}

  /** Consent counts until it is revoked. */
  record Consent(Instant grantedAt, Optional<Instant> revokedAt) {
    boolean isGiven() {
      return revokedAt.isEmpty();
    }
  }

  boolean consents() {
    return consent.filter(Consent::isGiven).isPresent();
  }
}
