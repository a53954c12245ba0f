package org.aceso.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Role;

/**
 * Somebody who acts.
 *
 * @param email where they want to be reached, as they stated it; nobody verified it
 * @param roles what they are to the whole installation
 * @param version raised by every change
 */
public record Person(
    String id, String displayName, Optional<String> email, Set<Role> roles, long version) {
  public Person {
    roles = Set.copyOf(roles);
  }

  /** Somebody new, of whom the name alone is known. */
  static Person named(String id, String displayName, Set<Role> roles) {
    return new Person(id, displayName, Optional.empty(), roles, 1);
  }

  /** The members in which they differ from an older version of themselves. */
  List<String> differences(Person old) {
    List<String> members = new ArrayList<>();
    if (!displayName.equals(old.displayName)) {
      members.add("displayName");
    }
    if (!email.equals(old.email)) {
      members.add("email");
    }
    return members;
  }

  /** What a credential makes of roles: an administrator is one with the scope for it alone. */
  static Set<Role> active(Set<Role> roles, Set<String> scopes) {
    return roles.stream()
        .filter(role -> role != Role.ADMINISTRATOR || scopes.contains("admin"))
        .collect(Collectors.toSet());
  }
}
