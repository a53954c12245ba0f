package org.aceso.team;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;

/**
 * A participant of a challenge.
 *
 * @param nameKey what lists are in the order of
 * @param captainId null when nobody is in the team
 * @param members in the order in which they joined
 * @param mergedInto the team that it became part of, or null
 * @param version raised by every change
 */
public record Team(
    String id,
    String challengeId,
    String name,
    String nameKey,
    String captainId,
    List<Member> members,
    String mergedInto,
    long version,
    Instant createdAt) {

  /**
   * One of its people.
   *
   * @param platformId the platform that brought them; null when none did
   */
  public record Member(String personId, String displayName, String platformId) {}

  public boolean has(String personId) {
    return members.stream().anyMatch(member -> member.personId().equals(personId));
  }

  boolean isCaptain(String personId) {
    return personId.equals(captainId);
  }

  /** For what the captain alone may do, once nobody can change who that is. */
  public void requireCaptain(String personId) {
    if (!isCaptain(personId)) {
      throw Refusal.forbidden(
          "only the captain of the team may do this, and that is somebody else");
    }
  }

  /** Who is captain when a person is no more: whoever has been in the team for longest. */
  Optional<String> captainWithout(String personId) {
    return members.stream().map(Member::personId).filter(id -> !id.equals(personId)).findFirst();
  }

  /** The team is in a state that does not allow the request. */
  public static Refusal conflict(String state, String detail) {
    return new Refusal(ProblemType.STATE_CONFLICT, detail).with("state", state);
  }

  void requireAlone() {
    if (mergedInto != null) {
      throw conflict("MERGED", "the team is part of " + mergedInto + " since they merged");
    }
  }
}
