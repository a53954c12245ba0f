package org.aceso.team;

import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.NewTeam;
import org.aceso.wire.Team;

/** A team with its captain. */
record Side(Scene scene, Caller captain, String id) {
  private static final AtomicInteger COUNT = new AtomicInteger();

  static Side of(Scene scene) throws ApiException {
    return by(scene.competitor(), scene, "Side " + COUNT.incrementAndGet() + " of many");
  }

  static Side by(Caller captain, Scene scene, String name) throws ApiException {
    NewTeam team = new NewTeam(name);
    return new Side(
        scene, captain, captain.teams().createTeam(scene.challengeId(), team, null).id());
  }

  /** A code that lets one person in. */
  String code() throws ApiException {
    return captain.teams().createInvitation(id, null, new NewInvitation(null, null)).code();
  }

  /** An invitation to one person. */
  String invite(Caller person) throws ApiException {
    NewInvitation wanted = new NewInvitation(person.personId(), null);
    return captain.teams().createInvitation(id, null, wanted).id();
  }

  /** A new competitor in the team. */
  Caller member() throws ApiException {
    Caller person = scene.competitor();
    join(person);
    return person;
  }

  Team join(Caller person) throws ApiException {
    return person.teams().acceptInvitation(new InvitationCode(code()), null);
  }

  /** What a member sees of it. */
  Team seen() throws ApiException {
    return captain.teams().getTeam(id, null);
  }

  String propose(Side into) throws ApiException {
    return captain.teams().proposeMerge(id, new NewMergeProposal(into.id), null).id();
  }

  /** Becomes part of another team. */
  Team mergeInto(Side into) throws ApiException {
    return into.captain.teams().acceptMerge(into.id, propose(into));
  }
}
