package org.aceso.role;

import java.time.Instant;
import org.aceso.access.Role;

/** A role that a person holds. */
record RoleGrant(String personId, String displayName, Role role, Instant grantedAt) {

  /** What a page goes on after. */
  String key() {
    return personId + " " + role;
  }
}
