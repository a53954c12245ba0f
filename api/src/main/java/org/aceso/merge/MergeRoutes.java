package org.aceso.merge;

import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.team.Team;
import org.aceso.team.TeamJson;
import org.aceso.team.Teams;
import org.aceso.wire.MergeProposalPage;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.RequestState;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on proposals to merge. */
public final class MergeRoutes {
  private final Teams teams;
  private final Merges merges;

  public MergeRoutes(Teams teams, Merges merges) {
    this.teams = teams;
    this.merges = merges;
  }

  public void register(Api api) {
    api.on("listMergeProposals", this::list);
    api.on("proposeMerge", this::propose);
    api.on("acceptMerge", this::accept);
    api.on("refuseMerge", this::refuse);
  }

  private Answer list(Call call, Handle db) {
    Team team = seen(call, db);
    return call.page(
        ProposalQueries.page(team.id(), call.after(), call.limit() + 1, db),
        MergeProposal::id,
        (shown, next) ->
            new MergeProposalPage(shown.stream().map(MergeRoutes::wire).toList(), next));
  }

  private Answer propose(Call call, Handle db) {
    Team team = seen(call, db);
    String into = call.body(NewMergeProposal.class).intoTeamId();
    return Answer.created(wire(merges.propose(call, team, into, db)));
  }

  private Answer accept(Call call, Handle db) {
    Team merged = merges.accept(call, seen(call, db), call.path("mergeProposalId"), db);
    return TeamJson.answer(merged, Teams.look(call, merged, db));
  }

  private Answer refuse(Call call, Handle db) {
    return Answer.ok(wire(merges.refuse(call, seen(call, db), call.path("mergeProposalId"), db)));
  }

  /** The team, once it is clear that the caller may do this where it is concerned. */
  private Team seen(Call call, Handle db) {
    Team team = teams.get(call.path("teamId"), db);
    teams.see(call, team, db);
    return team;
  }

  private static org.aceso.wire.MergeProposal wire(MergeProposal proposal) {
    return new org.aceso.wire.MergeProposal(
        proposal.id(),
        proposal.teamId(),
        proposal.intoTeamId(),
        RequestState.valueOf(proposal.state().name()),
        proposal.createdAt(),
        proposal.expiresAt(),
        proposal.endedAt());
  }
}
