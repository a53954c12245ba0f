package org.aceso.account;

import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Role;

/**
 * Somebody who acts.
 *
 * @param roles what they are to the whole installation
 */
public record Person(String id, String displayName, Set<Role> roles) {
  public Person {
    roles = Set.copyOf(roles);
  }

  /** What a credential makes of roles: an administrator is one with the scope for it alone. */
  static Set<Role> active(Set<Role> roles, Set<String> scopes) {
    return roles.stream()
        .filter(role -> role != Role.ADMINISTRATOR || scopes.contains("admin"))
        .collect(Collectors.toSet());
  }
}
