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

  /** One of its people. */
  record Member(String personId, String displayName) {}

  boolean has(String personId) {
    return members.stream().anyMatch(member -> member.personId().equals(personId));
  }
}
