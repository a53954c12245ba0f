package org.aceso.event;

import java.util.Set;

/**
 * What somebody wants to learn, and what they are to the challenge now. Whoever made one made sure
 * that they may know of the challenge.
 *
 * @param subject null for everything that happens in the challenge
 * @param roles the names of their roles
 * @param teams their teams in the challenge
 * @param people themselves, or for whom they act
 * @param tenant the platform whose account or user they are, or null: as a host they learn of no
 *     other platform's people
 */
public record EventView(
    String challengeId,
    String subject,
    Set<String> roles,
    Set<String> teams,
    Set<String> people,
    String tenant) {
  public EventView {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
    people = Set.copyOf(people);
  }
}
