package org.aceso.team;

import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.VisibleText;
import org.aceso.wire.NewTeam;
import org.aceso.wire.TeamPage;
import org.aceso.wire.TeamPatch;
import org.aceso.wire.TeamRecordPage;
import org.aceso.wire.TeamRenaming;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on teams and their names. */
public final class TeamRoutes {
  private final Teams teams;
  private final Forming forming;

  public TeamRoutes(Teams teams, Forming forming) {
    this.teams = teams;
    this.forming = forming;
  }

  public void register(Api api) {
    api.on("listTeams", this::list);
    api.on("createTeam", this::create);
    api.on("getTeam", this::get);
    api.on("updateTeam", this::update);
    api.on("renameTeamForCause", this::renameForCause);
    api.on("listTeamRecords", this::records);
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return call.page(
        teams.page(audience, call.after(), call.limit() + 1, db),
        Team::nameKey,
        (shown, next) ->
            new TeamPage(shown.stream().map(team -> TeamJson.wire(team, audience)).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Team team = teams.create(call, audience, call.body(NewTeam.class).name(), db);
    Audience member = Teams.look(call, team, db);
    return Answer.created("/v1/teams/" + team.id(), TeamJson.wire(team, member))
        .etag(TeamJson.tag(team, member));
  }

  private Answer get(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    return TeamJson.answer(team, teams.see(call, team, db));
  }

  private Answer update(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    Audience audience = teams.see(call, team, db);
    forming.require(team.challengeId(), db);
    Team held = Teams.hold(team.id(), db);
    call.requireMatch(TeamJson.tag(held, audience));
    return TeamJson.answer(
        teams.rename(call, held, call.body(TeamPatch.class).name(), db), audience);
  }

  private Answer renameForCause(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    Audience audience = teams.see(call, team, db);
    VisibleText.require(call.tree());
    TeamRenaming wanted = call.body(TeamRenaming.class);
    Team renamed = teams.renameForCause(call, team.id(), wanted.name(), wanted.reason(), db);
    return TeamJson.answer(renamed, audience);
  }

  private Answer records(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    teams.see(call, team, db);
    return call.page(
        RecordQueries.page(team.id(), call.after(), call.limit() + 1, db),
        TeamRecord::id,
        (shown, next) -> new TeamRecordPage(shown.stream().map(TeamJson::wire).toList(), next));
  }
}
