package org.aceso.joinrequest;

import java.util.Map;
import java.util.Optional;
import org.aceso.challenge.Challenge;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.team.Forming;
import org.aceso.team.Members;
import org.aceso.team.Team;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/** What can be done with requests to join a team. */
public final class JoinRequests {
  private static final int MOST_OPEN = 20;

  private final Forming forming;
  private final Members members;

  public JoinRequests(Forming forming, Members members) {
    this.forming = forming;
    this.members = members;
  }

  /** Nobody is left to answer a former member of an empty team, who is let in at once. */
  JoinRequest create(Call call, Team team, Optional<String> message, Handle db) {
    Challenge challenge = forming.require(team.challengeId(), db);
    Team held = Teams.hold(team.id(), db);
    String person = call.caller().personId();
    members.requireFree(held, person, db);
    JoinRequestQueries.expire(held.challengeId(), person, db);
    if (JoinRequestQueries.open(held.challengeId(), person, db) >= MOST_OPEN) {
      throw Team.conflict("FULL", "at most " + MOST_OPEN + " requests of a person are open");
    }
    String id = Ids.next("jrq");
    if (!JoinRequestQueries.insert(id, held, person, message.orElse(null), db)) {
      throw Refusal.exists("a request to this team is open");
    }
    JoinRequest request = JoinRequestQueries.find(id, db).orElseThrow();
    if (members.isLeftTo(held, person, db)) {
      JoinRequest accepted = end(request, JoinRequest.State.ACCEPTED, db);
      members.join(call, challenge, held, person, db);
      return accepted;
    }
    tell(EventType.TEAM_JOIN_REQUESTED, request, EventAudience.team(held.id()), db);
    return request;
  }

  Team accept(Call call, Team team, String id, Handle db) {
    Challenge challenge = forming.require(team.challengeId(), db);
    Team held = Teams.hold(team.id(), db);
    held.requireCaptain(call.caller().personId());
    JoinRequest request = toTeam(held, id, db);
    members.requireCompetitor(held, request.personId(), db);
    end(request, JoinRequest.State.ACCEPTED, db);
    return members.join(call, challenge, held, request.personId(), db);
  }

  JoinRequest refuse(Call call, Team team, String id, Handle db) {
    Team held = Teams.hold(team.id(), db);
    held.requireCaptain(call.caller().personId());
    return end(toTeam(held, id, db), JoinRequest.State.REFUSED, db);
  }

  JoinRequest withdraw(Call call, String id, Handle db) {
    JoinRequest request =
        JoinRequestQueries.find(id, db)
            .filter(one -> one.personId().equals(call.caller().personId()))
            .orElseThrow(() -> Refusal.notFound("request to join"));
    return end(request, JoinRequest.State.WITHDRAWN, db);
  }

  private static JoinRequest toTeam(Team team, String id, Handle db) {
    return JoinRequestQueries.find(id, db)
        .filter(one -> one.teamId().equals(team.id()))
        .orElseThrow(() -> Refusal.notFound("request to join"));
  }

  private static JoinRequest end(JoinRequest request, JoinRequest.State as, Handle db) {
    boolean ended = JoinRequestQueries.end(request.id(), as, db);
    JoinRequest now = JoinRequestQueries.find(request.id(), db).orElseThrow();
    if (!ended) {
      throw Refusal.state(
          now.state(), "only an OPEN request can be accepted, refused or withdrawn");
    }
    if (as != JoinRequest.State.WITHDRAWN) {
      EventAudience asker = EventAudience.person(request.personId());
      tell(EventType.TEAM_JOIN_REQUEST_ANSWERED, now, asker, db);
    }
    return now;
  }

  private static void tell(EventType type, JoinRequest request, EventAudience to, Handle db) {
    Map<String, Object> data =
        type == EventType.TEAM_JOIN_REQUESTED
            ? Map.of("teamId", request.teamId(), "personId", request.personId())
            : Map.of("teamId", request.teamId(), "state", request.state());
    Events.publish(type, request.challengeId(), request.teamId(), to, data, db);
  }
}
