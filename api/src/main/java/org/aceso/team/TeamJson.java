package org.aceso.team;

import java.util.List;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.wire.Person;
import org.aceso.wire.TeamRecordKind;

/** Teams on the wire. */
public final class TeamJson {
  private TeamJson() {}

  /** Members are named to those who may know them. */
  public static org.aceso.wire.Team wire(Team team, Audience audience) {
    boolean inside = seesMembers(team, audience);
    return new org.aceso.wire.Team(
        team.id(),
        team.challengeId(),
        team.name(),
        team.members().size(),
        inside ? team.captainId() : null,
        inside ? members(team) : null,
        team.mergedInto(),
        team.createdAt());
  }

  /** An answer with the team as the caller sees it. */
  public static Answer answer(Team team, Audience audience) {
    return Answer.ok(wire(team, audience)).etag(tag(team, audience));
  }

  /** Changes with the team, and with what the caller is shown of it. */
  static String tag(Team team, Audience audience) {
    Object shown = seesMembers(team, audience) ? team.members() : "";
    return team.version() + "-" + Integer.toHexString(shown.hashCode());
  }

  static org.aceso.wire.TeamRecord wire(TeamRecord one) {
    return new org.aceso.wire.TeamRecord(
        one.id(),
        TeamRecordKind.valueOf(one.kind().name()),
        one.byPersonId(),
        one.at(),
        one.reason(),
        one.oldName(),
        one.newName(),
        one.personId());
  }

  private static boolean seesMembers(Team team, Audience audience) {
    return audience.towards(team.id()).may(Permission.READ_MEMBERS);
  }

  private static List<Person> members(Team team) {
    return team.members().stream()
        .map(member -> new Person(member.personId(), member.displayName()))
        .toList();
  }
}
