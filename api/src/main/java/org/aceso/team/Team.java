package org.aceso.team;

import java.time.Instant;
import java.util.List;

/** A participant of a challenge. */
record Team(
    String id,
    String challengeId,
    String name,
    String captainId,
    List<Member> members,
    Instant createdAt) {

  /**
   * One of its people.
   *
   * @param platformId the platform that brought them; null when none did
   */
  record Member(String personId, String displayName, String platformId) {}

  boolean has(String personId) {
    return members.stream().anyMatch(member -> member.personId().equals(personId));
  }
}
