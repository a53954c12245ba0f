package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aceso.Caller;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.Invitation;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.InvitationState;
import org.aceso.wire.NewInvitation;
import org.junit.jupiter.api.Test;

final class InvitationsTest {

  @Test
  void invitationToAPerson_isUsedByThatPersonAlone() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller guest = scene.competitor();
    Caller other = scene.competitor();
    String id = side.invite(guest);
    assertEquals(List.of(), other.teams().listMyInvitations(null, null).items());
    assertEquals(404, Refused.by(() -> other.teams().acceptMyInvitation(id)).status());
    assertEquals(404, Refused.by(() -> other.teams().declineMyInvitation(id)).status());

    Invitation mine = guest.teams().listMyInvitations(null, null).items().get(0);
    assertEquals(id, mine.id());
    assertEquals(side.seen().name(), mine.teamName());
    assertEquals(scene.challengeId(), mine.challengeId());
    assertNull(mine.code());
    assertEquals(409, Refused.by(() -> side.invite(guest)).status());
    assertEquals(2, guest.teams().acceptMyInvitation(id).size());
    assertEquals(
        "409 ACCEPTED", Refused.by(() -> guest.teams().acceptMyInvitation(id)).statusAndState());
    assertEquals(409, Refused.by(() -> side.invite(guest)).status());
  }

  @Test
  void declinedInvitation_canBeFollowedByAnother() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller guest = scene.competitor();
    String id = side.invite(guest);
    assertEquals(InvitationState.DECLINED, guest.teams().declineMyInvitation(id).state());
    assertEquals(
        "409 DECLINED", Refused.by(() -> guest.teams().acceptMyInvitation(id)).statusAndState());
    assertEquals(
        "409 DECLINED",
        Refused.by(() -> side.captain().teams().revokeInvitation(side.id(), id)).statusAndState());
    assertEquals(2, guest.teams().acceptMyInvitation(side.invite(guest)).size());
  }

  @Test
  void captain_listsAndRevokesWithoutSeeingCodesAgain() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller guest = scene.competitor();
    String code = side.code();
    side.invite(guest);
    List<Invitation> all = side.captain().teams().listInvitations(side.id(), null, null).items();
    assertEquals(guest.personId(), all.get(0).personId());
    assertNull(all.get(1).personId());
    assertTrue(all.stream().allMatch(one -> one.code() == null));
    assertEquals(403, Refused.by(() -> guest.teams().listInvitations(side.id(), 1, null)).status());
    assertEquals(
        403,
        Refused.by(() -> scene.organiser().teams().listInvitations(side.id(), 1, null)).status());

    Side other = Side.of(scene);
    assertEquals(
        404,
        Refused.by(() -> other.captain().teams().revokeInvitation(other.id(), all.get(1).id()))
            .status());
    for (Invitation one : all) {
      side.captain().teams().revokeInvitation(side.id(), one.id());
    }
    assertEquals(404, Refused.by(() -> accept(guest, code)).status());
    assertEquals(
        "409 REVOKED",
        Refused.by(() -> guest.teams().acceptMyInvitation(all.get(0).id())).statusAndState());
  }

  @Test
  void usedExpiredAndUnknownCodes_answerAlike() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    String used = side.code();
    accept(scene.competitor(), used);
    String expired = side.code();
    String addressed = side.invite(scene.competitor());
    expire(side);
    Caller late = scene.competitor();
    List<Refused> refusals =
        List.of(
            Refused.by(() -> accept(late, used)),
            Refused.by(() -> accept(late, expired)),
            Refused.by(() -> accept(late, "inv_0123456789abcdefghjkmnpqrstvwxyz")));
    assertEquals(1, refusals.stream().map(one -> one.problem().detail()).distinct().count());
    assertTrue(refusals.stream().allMatch(one -> one.status() == 404));
    assertEquals(
        InvitationState.EXPIRED,
        side.captain().teams().listInvitations(side.id(), null, null).items().stream()
            .filter(one -> one.id().equals(addressed))
            .findFirst()
            .orElseThrow()
            .state());
  }

  @Test
  void expiredInvitationToAPerson_canBeFollowedByAnother() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller guest = scene.competitor();
    String id = side.invite(guest);
    expire(side);
    assertEquals(
        "409 EXPIRED", Refused.by(() -> guest.teams().acceptMyInvitation(id)).statusAndState());
    assertEquals(2, guest.teams().acceptMyInvitation(side.invite(guest)).size());
  }

  @Test
  void expiry_isWithinThirtyDays() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Instant now = Instant.now();
    for (Duration wrong : List.of(Duration.ofDays(31), Duration.ofSeconds(-1))) {
      Refused refused = Refused.by(() -> invite(side, null, now.plus(wrong)));
      assertEquals(422, refused.status());
      assertEquals("#/expiresAt", refused.problem().errors().get(0).pointer());
    }
    Instant wanted = now.plus(Duration.ofDays(29));
    assertEquals(wanted.getEpochSecond(), invite(side, null, wanted).expiresAt().getEpochSecond());
    Duration usual = Duration.between(now, invite(side, null, null).expiresAt());
    assertEquals(7, usual.plusMinutes(1).toDays());
  }

  @Test
  void person_thatIsNot_isRefusedAtItsPlace() throws ApiException {
    Side side = Side.of(Scene.open());
    Refused refused = Refused.by(() -> invite(side, "per_01m85ndbnqpq9h4wgmhfmxs1sw", null));
    assertEquals(422, refused.status());
    assertEquals("#/personId", refused.problem().errors().get(0).pointer());
  }

  @Test
  void invitedStranger_registersFirst() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller stranger = scene.stranger();
    String id = side.invite(stranger);
    assertEquals(403, Refused.by(() -> stranger.teams().acceptMyInvitation(id)).status());
    stranger.register(scene.challengeId());
    assertEquals(2, stranger.teams().acceptMyInvitation(id).size());
  }

  @Test
  void replay_leavesTheCodeOut() throws ApiException {
    Side side = Side.of(Scene.open());
    NewInvitation wanted = new NewInvitation(null, null);
    Invitation first = side.captain().teams().createInvitation(side.id(), "\"once\"", wanted);
    Invitation again = side.captain().teams().createInvitation(side.id(), "\"once\"", wanted);
    assertNotNull(first.code());
    assertNull(again.code());
    assertEquals(false, again.secretAvailable());
    assertEquals(first.id(), again.id());
  }

  private static Invitation invite(Side side, String person, Instant expires) throws ApiException {
    NewInvitation wanted = new NewInvitation(person, expires);
    return side.captain().teams().createInvitation(side.id(), null, wanted);
  }

  private static void accept(Caller person, String code) throws ApiException {
    person.teams().acceptInvitation(new InvitationCode(code), null);
  }

  /** Lets all open invitations of a team expire. */
  private static void expire(Side side) {
    TestServer.shared()
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    "UPDATE invitation SET expires_at = now() WHERE team_id = ? AND state = 'OPEN'",
                    side.id()));
  }
}
