package org.aceso.team;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
    List<Team.Member> shown = shown(team, audience);
    boolean captainShown = shown.stream().anyMatch(one -> team.isCaptain(one.personId()));
    return new org.aceso.wire.Team(
        team.id(),
        team.challengeId(),
        team.name(),
        team.members().size(),
        captainShown ? team.captainId() : null,
        shown.isEmpty() ? null : members(shown),
        team.mergedInto(),
        team.createdAt());
  }

  /** An answer with the team as the caller sees it. */
  public static Answer answer(Team team, Audience audience) {
    return Answer.ok(wire(team, audience)).etag(tag(team, audience));
  }

  /** Changes with the team, and with what the caller is shown of it. */
  static String tag(Team team, Audience audience) {
    return team.version() + "-" + HexFormat.of().toHexDigits(shown(team, audience).hashCode());
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

  /** A platform that hosts the challenge is shown whom it brought itself. */
  private static List<Team.Member> shown(Team team, Audience audience) {
    Audience towards = audience.towards(team.id());
    if (!towards.may(Permission.READ_MEMBERS)) {
      return List.of();
    }
    Optional<String> platform = towards.confinement(Permission.READ_MEMBERS);
    return team.members().stream()
        .filter(member -> platform.isEmpty() || platform.get().equals(member.platformId()))
        .toList();
  }

  private static List<Person> members(List<Team.Member> shown) {
    return shown.stream()
        .map(member -> new Person(member.personId(), member.displayName()))
        .toList();
  }
}
