package org.aceso.audit;

import org.aceso.http.Call;
import org.aceso.http.Principal;

/**
 * In whose name something was done, and by which credential; nothing of it for background work.
 *
 * @param actorId who acted for the person, when somebody did
 */
record Who(
    Origin origin,
    String personId,
    String actorId,
    String platformId,
    String credentialId,
    String requestId) {

  static Who of(Call call) {
    return call.viewer()
        .map(by -> of(by, call.requestId()))
        .orElse(new Who(Origin.REQUEST, null, null, null, null, call.requestId()));
  }

  static Who nobody(Origin origin) {
    return new Who(origin, null, null, null, null, null);
  }

  private static Who of(Principal by, String requestId) {
    return new Who(
        Origin.REQUEST,
        by.personId(),
        by.isDelegated() ? by.actorId() : null,
        by.platformId().orElse(null),
        by.credentialId(),
        requestId);
  }
}
