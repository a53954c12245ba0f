package org.aceso.account;

import java.util.Set;
import org.aceso.access.Role;

/**
 * Somebody of an identity provider, and who that is here.
 *
 * @param roles what the person is to the whole installation
 * @param blocked whether no credential of the person counts
 */
record Identity(String id, String issuer, String personId, Set<Role> roles, boolean blocked) {
  Identity {
    roles = Set.copyOf(roles);
  }
}
