package org.aceso.team;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.VisibleText;
import org.aceso.wire.NewCaptain;
import org.aceso.wire.Removal;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on who is in a team. */
public final class MemberRoutes {
  private final Teams teams;
  private final Members members;

  public MemberRoutes(Teams teams, Members members) {
    this.teams = teams;
    this.members = members;
  }

  public void register(Api api) {
    api.on("leaveTeam", this::leave);
    api.on("removeMember", this::remove);
    api.on("removeMemberForCause", this::removeForCause);
    api.on("transferCaptaincy", this::transfer);
  }

  private Answer leave(Call call, Handle db) {
    Team team = seen(call, db);
    members.leave(call, team.challengeId(), team.id(), db);
    return Answer.noContent();
  }

  private Answer remove(Call call, Handle db) {
    Team team = seen(call, db);
    members.remove(call, team.challengeId(), team.id(), call.path("personId"), db);
    return Answer.noContent();
  }

  private Answer removeForCause(Call call, Handle db) {
    Team team = seen(call, db);
    VisibleText.require(call.tree());
    String reason = call.body(Removal.class).reason();
    String person = call.path("personId");
    members.removeForCause(call, team.challengeId(), team.id(), person, reason, db);
    return Answer.noContent();
  }

  private Answer transfer(Call call, Handle db) {
    Team team = seen(call, db);
    String to = call.body(NewCaptain.class).personId();
    Team changed = members.transfer(call, team.challengeId(), team.id(), to, db);
    return TeamJson.answer(changed, Teams.look(call, changed, db));
  }

  private Team seen(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    teams.see(call, team, db);
    return team;
  }
}
