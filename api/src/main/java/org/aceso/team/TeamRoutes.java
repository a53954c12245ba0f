package org.aceso.team;

import java.util.List;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.ids.Ids;
import org.aceso.wire.Invitation;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewTeam;
import org.aceso.wire.Person;
import org.aceso.wire.TeamPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on teams. */
public final class TeamRoutes {
  private final Teams teams;

  public TeamRoutes(Teams teams) {
    this.teams = teams;
  }

  public void register(Api api) {
    api.on("listTeams", this::list);
    api.on("createTeam", this::create);
    api.on("getTeam", this::get);
    api.on("createInvitation", this::invite);
    api.on("acceptInvitation", this::accept);
    api.on("leaveTeam", this::leave);
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return call.page(
        TeamQueries.page(audience.challenge().id(), call.after(), call.limit() + 1, db),
        Team::id,
        (shown, next) ->
            new TeamPage(shown.stream().map(team -> wire(team, audience)).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Team team = teams.create(audience, call.body(NewTeam.class).name(), db);
    return Answer.created("/v1/teams/" + team.id(), wire(team, audience(call, team, db)));
  }

  private Answer get(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    return Answer.ok(wire(team, audience(call, team, db)));
  }

  private Answer invite(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    String code = Ids.secret("inv_");
    return Answer.created(
        new Invitation(
            team.id(), code, null, teams.invite(audience(call, team, db), team, code, db)));
  }

  private Answer accept(Call call, Handle db) {
    String code = call.body(InvitationCode.class).code();
    Team team = teams.accept(call.caller().personId(), code, db);
    Team joined = teams.enter(audience(call, team, db), team, db);
    return Answer.ok(wire(joined, audience(call, joined, db)));
  }

  private Answer leave(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    teams.leave(audience(call, team, db), team.id(), db);
    return Answer.noContent();
  }

  private static Audience audience(Call call, Team team, Handle db) {
    return Audience.ofTeam(call, team.challengeId(), team.id(), db);
  }

  private static org.aceso.wire.Team wire(Team team, Audience audience) {
    List<Team.Member> shown = shown(team, audience.towards(team.id()));
    boolean isCaptainShown =
        shown.stream().anyMatch(member -> member.personId().equals(team.captainId()));
    return new org.aceso.wire.Team(
        team.id(),
        team.challengeId(),
        team.name(),
        team.members().size(),
        isCaptainShown ? team.captainId() : null,
        shown.isEmpty()
            ? null
            : shown.stream()
                .map(member -> new Person(member.personId(), member.displayName()))
                .toList(),
        team.createdAt());
  }

  /** A platform that hosts the challenge is shown whom it brought itself. */
  private static List<Team.Member> shown(Team team, Audience audience) {
    if (!audience.may(Permission.READ_MEMBERS)) {
      return List.of();
    }
    Optional<String> platform = audience.confinement(Permission.READ_MEMBERS);
    return team.members().stream()
        .filter(member -> platform.isEmpty() || platform.get().equals(member.platformId()))
        .toList();
  }
}
