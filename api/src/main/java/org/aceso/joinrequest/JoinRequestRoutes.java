package org.aceso.joinrequest;

import java.util.List;
import java.util.Optional;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.VisibleText;
import org.aceso.team.Team;
import org.aceso.team.TeamJson;
import org.aceso.team.Teams;
import org.aceso.wire.JoinRequestPage;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.Person;
import org.aceso.wire.RequestState;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on requests to join a team. */
public final class JoinRequestRoutes {
  private final Teams teams;
  private final JoinRequests requests;

  public JoinRequestRoutes(Teams teams, JoinRequests requests) {
    this.teams = teams;
    this.requests = requests;
  }

  public void register(Api api) {
    api.on("listJoinRequests", this::list);
    api.on("createJoinRequest", this::create);
    api.on("acceptJoinRequest", this::accept);
    api.on("refuseJoinRequest", this::refuse);
    api.on("listMyJoinRequests", this::mine);
    api.on("withdrawMyJoinRequest", this::withdraw);
  }

  private Answer list(Call call, Handle db) {
    Team team = seen(call, db);
    return page(call, JoinRequestQueries.ofTeam(team.id(), call.after(), call.limit() + 1, db));
  }

  private Answer mine(Call call, Handle db) {
    String person = call.caller().personId();
    return page(call, JoinRequestQueries.ofPerson(person, call.after(), call.limit() + 1, db));
  }

  private static Answer page(Call call, List<JoinRequest> found) {
    return call.page(
        found,
        JoinRequest::id,
        (shown, next) ->
            new JoinRequestPage(shown.stream().map(JoinRequestRoutes::wire).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Team team = seen(call, db);
    VisibleText.require(call.tree());
    Optional<String> message = Optional.ofNullable(call.body(NewJoinRequest.class).message());
    return Answer.created(wire(requests.create(call, team, message, db)));
  }

  private Answer accept(Call call, Handle db) {
    Team joined = requests.accept(call, seen(call, db), call.path("joinRequestId"), db);
    return TeamJson.answer(joined, Teams.look(call, joined, db));
  }

  private Answer refuse(Call call, Handle db) {
    return Answer.ok(wire(requests.refuse(call, seen(call, db), call.path("joinRequestId"), db)));
  }

  private Answer withdraw(Call call, Handle db) {
    return Answer.ok(wire(requests.withdraw(call, call.path("joinRequestId"), db)));
  }

  /** The team, once it is clear that the caller may do this where it is concerned. */
  private Team seen(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    teams.see(call, team, db);
    return team;
  }

  private static org.aceso.wire.JoinRequest wire(JoinRequest request) {
    return new org.aceso.wire.JoinRequest(
        request.id(),
        request.teamId(),
        request.teamName(),
        request.challengeId(),
        new Person(request.personId(), request.displayName()),
        request.message(),
        RequestState.valueOf(request.state().name()),
        request.createdAt(),
        request.expiresAt(),
        request.endedAt());
  }
}
