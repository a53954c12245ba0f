package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.JoinRequest;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.Removal;
import org.aceso.wire.RequestState;
import org.junit.jupiter.api.Test;

final class JoinRequestsTest {

  @Test
  void captain_letsInWhoAskedAndTheOtherRequestsAreWithdrawn() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Side other = Side.of(scene);
    Caller person = scene.competitor();
    String id = ask(person, side, "Let me in.").id();
    String elsewhere = ask(person, other, null).id();
    assertEquals(409, Refused.by(() -> ask(person, side, "Again.")).status());

    JoinRequest seen =
        side.captain().teams().listJoinRequests(side.id(), null, null).items().get(0);
    assertEquals("Let me in.", seen.message());
    assertEquals(person.personId(), seen.person().id());
    assertEquals(
        403,
        Refused.by(() -> side.captain().teams().acceptJoinRequest(other.id(), elsewhere)).status());
    assertEquals(
        404,
        Refused.by(() -> side.captain().teams().acceptJoinRequest(side.id(), elsewhere)).status());
    assertEquals(2, side.captain().teams().acceptJoinRequest(side.id(), id).size());

    List<JoinRequest> mine = person.teams().listMyJoinRequests(null, null).items();
    assertEquals(
        List.of(RequestState.WITHDRAWN, RequestState.ACCEPTED),
        mine.stream().map(JoinRequest::state).toList());
    assertNull(mine.get(1).message());
    assertEquals(
        "409 WITHDRAWN",
        Refused.by(() -> other.captain().teams().acceptJoinRequest(other.id(), elsewhere))
            .statusAndState());
  }

  @Test
  void refusedAndWithdrawnRequests_haveEnded() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller person = scene.competitor();
    String refused = ask(person, side, null).id();
    Caller member = side.member();
    assertEquals(
        403, Refused.by(() -> member.teams().refuseJoinRequest(side.id(), refused)).status());
    assertEquals(
        RequestState.REFUSED, side.captain().teams().refuseJoinRequest(side.id(), refused).state());
    assertEquals(
        "409 REFUSED",
        Refused.by(() -> person.teams().withdrawMyJoinRequest(refused)).statusAndState());

    String withdrawn = ask(person, side, null).id();
    assertEquals(404, Refused.by(() -> member.teams().withdrawMyJoinRequest(withdrawn)).status());
    assertEquals(RequestState.WITHDRAWN, person.teams().withdrawMyJoinRequest(withdrawn).state());
    assertEquals(
        "409 WITHDRAWN",
        Refused.by(() -> side.captain().teams().acceptJoinRequest(side.id(), withdrawn))
            .statusAndState());
  }

  @Test
  void expiredRequest_canBeFollowedByAnother() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller person = scene.competitor();
    String id = ask(person, side, null).id();
    TestServer.shared()
        .jdbi()
        .useHandle(db -> db.execute("UPDATE join_request SET expires_at = now() WHERE id = ?", id));
    assertEquals(
        "409 EXPIRED",
        Refused.by(() -> side.captain().teams().acceptJoinRequest(side.id(), id)).statusAndState());
    String again = ask(person, side, null).id();
    assertEquals(2, side.captain().teams().acceptJoinRequest(side.id(), again).size());
  }

  @Test
  void onlySomebodyRegisteredAndFree_asks() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller stranger = scene.stranger();
    assertEquals(403, Refused.by(() -> ask(stranger, side, null)).status());
    assertEquals(409, Refused.by(() -> ask(Side.of(scene).captain(), side, null)).status());
    assertEquals(409, Refused.by(() -> ask(side.captain(), side, null)).status());
    assertEquals(422, Refused.by(() -> ask(scene.competitor(), side, "a".repeat(501))).status());
    assertEquals(422, Refused.by(() -> ask(scene.competitor(), side, "a\u202eb")).status());
  }

  @Test
  void requests_areAtMostTwentyAtATime() throws ApiException {
    Scene scene = Scene.open();
    Caller person = scene.competitor();
    for (int i = 0; i < 20; i++) {
      ask(person, Side.of(scene), null);
    }
    Side one = Side.of(scene);
    assertEquals("409 FULL", Refused.by(() -> ask(person, one, null)).statusAndState());
  }

  private static JoinRequest ask(Caller person, Side side, String message) throws ApiException {
    return person.teams().createJoinRequest(side.id(), null, new NewJoinRequest(message));
  }

  /** Nobody is left in the team who could let them in. */
  @Test
  void lastMemberWhoWithdrewAfterSubmitting_comesBackAsCaptain() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller person = side.captain();
    Caller mate = side.member();
    String phase = scene.openPhase(new PhaseForm());
    Scene.submitted(person, phase, Scene.TRUTH);
    mate.teams().leaveTeam(side.id());
    person.registrations().withdraw(scene.challengeId());
    person.register(scene.challengeId());
    Refused.with(409, () -> Side.by(person, scene, "A second start"));

    Caller stranger = scene.competitor();
    NewJoinRequest wanted = new NewJoinRequest(null);
    assertEquals(
        RequestState.OPEN, stranger.teams().createJoinRequest(side.id(), null, wanted).state());
    JoinRequest back = person.teams().createJoinRequest(side.id(), null, wanted);
    assertEquals(RequestState.ACCEPTED, back.state());
    assertEquals(person.personId(), side.seen().captainId());
    assertEquals(1, side.seen().size());
    Scene.submitted(person, phase, Scene.ONE_WRONG);
    assertEquals(
        RequestState.OPEN, mate.teams().createJoinRequest(side.id(), null, wanted).state());
  }

  @Test
  void memberRemovedForCause_doesNotLetThemselvesInAgain() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Scene.submitted(side.captain(), scene.openPhase(new PhaseForm()), Scene.TRUTH);
    scene
        .organiser()
        .teams()
        .removeMemberForCause(side.id(), side.captain().personId(), new Removal("A cause."));
    JoinRequest asked =
        side.captain().teams().createJoinRequest(side.id(), null, new NewJoinRequest(null));
    assertEquals(RequestState.OPEN, asked.state());
    assertEquals(0, scene.anonymous().teams().getTeam(side.id(), null).size());
  }
}
