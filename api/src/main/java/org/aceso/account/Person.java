package org.aceso.account;

import java.util.Set;
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
}
