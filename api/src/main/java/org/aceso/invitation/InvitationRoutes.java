package org.aceso.invitation;

import java.util.List;
import java.util.Optional;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.team.Team;
import org.aceso.team.TeamJson;
import org.aceso.team.Teams;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.InvitationPage;
import org.aceso.wire.InvitationState;
import org.aceso.wire.NewInvitation;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on invitations. */
public final class InvitationRoutes {
  private final Teams teams;
  private final Invitations invitations;

  public InvitationRoutes(Teams teams, Invitations invitations) {
    this.teams = teams;
    this.invitations = invitations;
  }

  public void register(Api api) {
    api.on("listInvitations", this::list);
    api.on("createInvitation", this::create);
    api.on("revokeInvitation", this::revoke);
    api.on("acceptInvitation", this::acceptCode);
    api.on("listMyInvitations", this::mine);
    api.on("acceptMyInvitation", this::acceptMine);
    api.on("declineMyInvitation", this::decline);
  }

  private Answer list(Call call, Handle db) {
    Team team = seen(call, call.path("teamId"), db);
    return page(call, InvitationQueries.ofTeam(team.id(), call.after(), call.limit() + 1, db));
  }

  private Answer mine(Call call, Handle db) {
    String person = call.caller().personId();
    return page(call, InvitationQueries.ofPerson(person, call.after(), call.limit() + 1, db));
  }

  private static Answer page(Call call, List<Invitation> found) {
    return call.page(
        found,
        Invitation::id,
        (shown, next) ->
            new InvitationPage(shown.stream().map(one -> wire(one, null)).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    Team team = seen(call, call.path("teamId"), db);
    NewInvitation wanted = call.body(NewInvitation.class);
    Optional<String> person = Optional.ofNullable(wanted.personId());
    Optional<String> code = person.isPresent() ? Optional.empty() : Optional.of(Ids.secret("inv_"));
    Invitation created =
        invitations.create(call, team, code, person, Optional.ofNullable(wanted.expiresAt()), db);
    return Answer.created(wire(created, code.orElse(null)));
  }

  private Answer revoke(Call call, Handle db) {
    Team team = seen(call, call.path("teamId"), db);
    invitations.revoke(call, team, call.path("invitationId"), db);
    return Answer.noContent();
  }

  private Answer acceptCode(Call call, Handle db) {
    Invitation invitation = invitations.ofCode(call.body(InvitationCode.class).code(), db);
    Refusal.hiding(Invitations.UNUSABLE, () -> seen(call, invitation.teamId(), db));
    return accept(call, invitation, db);
  }

  private Answer acceptMine(Call call, Handle db) {
    String person = call.caller().personId();
    return accept(call, invitations.toPerson(person, call.path("invitationId"), db), db);
  }

  private Answer accept(Call call, Invitation invitation, Handle db) {
    seen(call, invitation.teamId(), db);
    Team joined = invitations.accept(call, invitation, db);
    return TeamJson.answer(joined, Teams.look(call, joined, db));
  }

  private Answer decline(Call call, Handle db) {
    String person = call.caller().personId();
    Invitation invitation = invitations.toPerson(person, call.path("invitationId"), db);
    return Answer.ok(wire(invitations.decline(invitation, db), null));
  }

  /** The team, once it is clear that the caller may do this where it is concerned. */
  private Team seen(Call call, String teamId, Handle db) {
    Team team = teams.get(teamId, db);
    teams.see(call, team, db);
    return team;
  }

  private static org.aceso.wire.Invitation wire(Invitation invitation, String code) {
    return new org.aceso.wire.Invitation(
        invitation.id(),
        invitation.teamId(),
        invitation.teamName(),
        invitation.challengeId(),
        invitation.personId(),
        InvitationState.valueOf(invitation.state().name()),
        code,
        null,
        invitation.createdAt(),
        invitation.expiresAt(),
        invitation.endedAt());
  }
}
