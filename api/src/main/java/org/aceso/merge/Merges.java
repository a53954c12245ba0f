package org.aceso.merge;

import java.util.List;
import java.util.Map;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Challenge;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.team.Forming;
import org.aceso.team.Team;
import org.aceso.team.Teams;
import org.jdbi.v3.core.Handle;

/**
 * Makes one team of two. Everything is locked in one order: the challenge, its phases, both teams
 * by their ids, what they take part in.
 */
public final class Merges {
  private static final int MOST_OPEN = 20;

  private final Forming forming;
  private final Teams teams;
  private final Follower boards;

  public Merges(Forming forming, Teams teams, Follower boards) {
    this.forming = forming;
    this.teams = teams;
    this.boards = boards;
  }

  MergeProposal propose(Call call, Team team, String intoId, Handle db) {
    Challenge challenge = forming.require(team.challengeId(), db);
    requireOther(team, intoId, db);
    Both both = hold(team.id(), intoId, db);
    String by = call.caller().personId();
    both.team().requireCaptain(by);
    requireRoom(challenge, both);
    ProposalQueries.expire(team.id(), db);
    if (ProposalQueries.open(team.id(), db) >= MOST_OPEN) {
      throw Team.conflict("FULL", "at most " + MOST_OPEN + " proposals of a team are open");
    }
    String id = Ids.next("mrg");
    if (!ProposalQueries.insert(id, team.id(), intoId, by, db)) {
      throw Refusal.exists("a proposal of the team to the other is open");
    }
    Events.publish(
        EventType.TEAM_MERGE_PROPOSED,
        team.challengeId(),
        intoId,
        EventAudience.team(intoId),
        Map.of("teamId", intoId, "mergeProposalId", id),
        db);
    return get(id, db);
  }

  /** For the captain of the team that goes on. */
  Team accept(Call call, Team into, String id, Handle db) {
    Challenge challenge = forming.require(into.challengeId(), db);
    MergeProposal proposal = find(into, id, db);
    if (!proposal.intoTeamId().equals(into.id())) {
      throw Refusal.forbidden("the team proposed it; the captain of the other team accepts");
    }
    MergeQueries.sharePhases(challenge.id(), db);
    requireOpen(proposal);
    Both both = hold(proposal.teamId(), into.id(), db);
    both.into().requireCaptain(call.caller().personId());
    end(id, MergeProposal.State.ACCEPTED, db);
    requireRoom(challenge, both);
    merge(call, both, db);
    return teams.get(into.id(), db);
  }

  /** For either captain: the one who proposed withdraws. */
  MergeProposal refuse(Call call, Team team, String id, Handle db) {
    Team held = Teams.hold(team.id(), db);
    held.requireCaptain(call.caller().personId());
    MergeProposal proposal = find(held, id, db);
    requireOpen(proposal);
    boolean own = proposal.teamId().equals(held.id());
    end(id, own ? MergeProposal.State.WITHDRAWN : MergeProposal.State.REFUSED, db);
    return get(id, db);
  }

  private void merge(Call call, Both both, Handle db) {
    String team = both.team().id();
    String into = both.into().id();
    MergeQueries.holdParticipations(team, into, db);
    for (String phase : MergeQueries.phases(team, db)) {
      boards.follow(phase, team, into, db);
    }
    MergeQueries.moveMembers(team, into, db);
    MergeQueries.end(team, into, db);
    Map<String, ?> facts = Map.of("merged", team, "members", both.size());
    String challenge = both.into().challengeId();
    Audit.record(call, AuditAction.TEAM_MERGED, challenge, into, facts, db);
    Events.publish(
        EventType.TEAM_MERGED,
        challenge,
        into,
        EventAudience.everyone(),
        Map.of("teamId", into, "mergedTeamId", team),
        db);
  }

  /** Two teams that are held. */
  private record Both(Team team, Team into) {
    int size() {
      return team.members().size() + into.members().size();
    }
  }

  private static Both hold(String team, String into, Handle db) {
    List<Team> held = Teams.holdAll(List.of(team, into), db);
    boolean inOrder = held.get(0).id().equals(team);
    return new Both(held.get(inOrder ? 0 : 1), held.get(inOrder ? 1 : 0));
  }

  private void requireOther(Team team, String intoId, Handle db) {
    boolean known =
        teams
            .find(intoId, db)
            .filter(into -> into.challengeId().equals(team.challengeId()))
            .isPresent();
    if (!known || intoId.equals(team.id())) {
      throw Refusal.member("#/intoTeamId", "team", "is not another team of the challenge");
    }
  }

  private static void requireRoom(Challenge challenge, Both both) {
    Integer most = challenge.maxTeamSize();
    if (most != null && both.size() > most) {
      throw Team.conflict("FULL", "a team of this challenge has at most " + most + " members");
    }
  }

  private static MergeProposal find(Team team, String id, Handle db) {
    return ProposalQueries.find(id, db)
        .filter(proposal -> proposal.concerns(team.id()))
        .orElseThrow(() -> Refusal.notFound("proposal"));
  }

  private static MergeProposal get(String id, Handle db) {
    return ProposalQueries.find(id, db).orElseThrow();
  }

  private static void requireOpen(MergeProposal proposal) {
    if (proposal.state() != MergeProposal.State.OPEN) {
      throw ended(proposal);
    }
  }

  private static void end(String id, MergeProposal.State as, Handle db) {
    if (!ProposalQueries.end(id, as, db)) {
      throw ended(get(id, db));
    }
  }

  private static Refusal ended(MergeProposal proposal) {
    return Refusal.state(
        proposal.state(), "only an OPEN proposal can be accepted, refused or withdrawn");
  }
}
