package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewCaptain;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.Person;
import org.aceso.wire.Removal;
import org.aceso.wire.TeamPatch;
import org.aceso.wire.TeamRecord;
import org.aceso.wire.TeamRecordKind;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class MembersTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Test
  void members_areNamedToTheTeamAndThoseWhoMayKnowThem() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller member = side.member();
    List<String> people = List.of(side.captain().personId(), member.personId());
    for (Caller insider : List.of(member, scene.organiser())) {
      assertEquals(
          people,
          insider.teams().getTeam(side.id(), null).members().stream().map(Person::id).toList());
    }
    for (Caller outsider : List.of(Side.of(scene).captain(), scene.anonymous())) {
      assertNull(outsider.teams().getTeam(side.id(), null).members());
      assertNull(outsider.teams().getTeam(side.id(), null).captainId());
      assertEquals(2, outsider.teams().getTeam(side.id(), null).size());
    }
  }

  @Test
  void leaverOfATeamThatHasNotSubmitted_mayJoinAnother() throws ApiException {
    Scene scene = Scene.open();
    Caller member = Side.of(scene).member();
    Side other = Side.of(scene);
    Refused.with(409, () -> other.join(member));
    member.teams().leaveTeam(teamOf(member, scene));
    assertEquals(2, other.join(member).size());
  }

  @Test
  void leaverOfATeamThatSubmitted_canOnlyComeBack() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller member = side.member();
    Scene.submitted(member, scene.openPhase(new PhaseForm()), Scene.TRUTH);
    member.teams().leaveTeam(side.id());

    assertEquals(1, side.seen().size());
    Side other = Side.of(scene);
    Refused.with(409, () -> other.join(member));
    Refused.with(409, () -> Side.by(member, scene, "Another try"));
    NewJoinRequest request = new NewJoinRequest(null);
    Refused.with(409, () -> member.teams().createJoinRequest(other.id(), null, request));
    assertEquals(2, side.join(member).size());
  }

  @Test
  void lastMemberOfATeamThatSubmitted_staysInIt() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Scene.submitted(side.captain(), scene.openPhase(new PhaseForm()), Scene.TRUTH);
    assertEquals(
        "409 SUBMITTED",
        Refused.by(() -> side.captain().teams().leaveTeam(side.id())).statusAndState());
  }

  @Test
  void captain_removesMembersButNotThemself() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller member = side.member();
    Caller other = side.member();
    String captain = side.captain().personId();
    Refused.with(403, () -> member.teams().removeMember(side.id(), other.personId()));
    Refused.with(403, () -> scene.organiser().teams().removeMember(side.id(), captain));
    Refused.with(409, () -> side.captain().teams().removeMember(side.id(), captain));
    side.captain().teams().removeMember(side.id(), member.personId());
    Refused.with(404, () -> side.captain().teams().removeMember(side.id(), member.personId()));
    assertEquals(2, side.seen().size());
    assertEquals(2, Side.of(scene).join(member).size());
  }

  @Test
  void captaincy_goesToAMemberAndTheCaptainMayLeave() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller member = side.member();
    Caller stranger = scene.competitor();
    assertEquals(422, Refused.by(() -> transfer(side, stranger)).status());
    assertEquals(member.personId(), transfer(side, member).captainId());
    Refused.with(403, () -> transfer(side, member));
    side.captain().teams().leaveTeam(side.id());
    assertEquals(1, member.teams().getTeam(side.id(), null).size());
  }

  @Test
  void captainRemovedForCause_isFollowedByTheLongestStanding() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Caller second = side.member();
    Caller third = side.member();
    String phase = scene.openPhase(new PhaseForm());
    Scene.submitted(third, phase, Scene.TRUTH);
    Removal cause = new Removal("Works for the controller.");
    String captain = side.captain().personId();
    Removal hidden = new Removal("a\u202eb");
    Refused.with(
        422, () -> scene.organiser().teams().removeMemberForCause(side.id(), captain, hidden));
    Refused.with(403, () -> third.teams().removeMemberForCause(side.id(), captain, cause));
    scene.organiser().teams().removeMemberForCause(side.id(), captain, cause);
    assertEquals(second.personId(), third.teams().getTeam(side.id(), null).captainId());

    scene.organiser().teams().removeMemberForCause(side.id(), second.personId(), cause);
    scene.organiser().teams().removeMemberForCause(side.id(), third.personId(), cause);
    assertEquals(0, scene.anonymous().teams().getTeam(side.id(), null).size());
    assertNull(scene.organiser().teams().getTeam(side.id(), null).captainId());

    List<TeamRecord> records =
        scene.organiser().teams().listTeamRecords(side.id(), 2, null).items();
    assertEquals(third.personId(), records.get(0).personId());
    assertEquals(TeamRecordKind.REMOVED_FOR_CAUSE, records.get(0).kind());
    assertEquals("Works for the controller.", records.get(0).reason());
    Refused.with(403, () -> third.teams().listTeamRecords(side.id(), null, null));
  }

  @Test
  void team_growsToTheLimitAndTheLimitNotBelowATeam() throws ApiException {
    Scene scene = Scene.open();
    limit(scene, 2, null);
    Side side = Side.of(scene);
    side.member();
    String code = side.code();
    Caller third = scene.competitor();
    InvitationCode more = new InvitationCode(code);
    assertEquals(
        "409 FULL", Refused.by(() -> third.teams().acceptInvitation(more, null)).statusAndState());
    Refused.with(409, () -> limit(scene, 1, null));
    limit(scene, 3, null);
    assertEquals(3, third.teams().acceptInvitation(more, null).size());
    Refused.with(409, () -> limit(scene, 2, null));
    limit(scene, null, null);
    side.member();
    assertNull(
        scene.organiser().challenges().getChallenge(scene.challengeId(), null).maxTeamSize());
  }

  @Test
  void frozenTeams_changeForCauseOnly() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    Side other = Side.of(scene);
    Caller member = side.member();
    String code = side.code();
    String request = ask(scene.competitor(), side);
    String proposal = other.propose(side);
    Instant freeze = Instant.now().plus(1500, ChronoUnit.MILLIS);
    limit(scene, null, freeze);
    Awaitility.await()
        .until(() -> Refused.status(() -> Side.by(scene.competitor(), scene, late())) == 409);

    Caller captain = side.captain();
    InvitationCode late = new InvitationCode(code);
    Refused.with(409, () -> other.captain().teams().leaveTeam(other.id()));
    Refused.with(409, () -> member.teams().leaveTeam(side.id()));
    Refused.with(409, () -> scene.competitor().teams().acceptInvitation(late, null));
    Refused.with(409, () -> side.code());
    Refused.with(409, () -> ask(scene.competitor(), side));
    Refused.with(409, () -> captain.teams().acceptJoinRequest(side.id(), request));
    Refused.with(409, () -> captain.teams().acceptMerge(side.id(), proposal));
    Refused.with(409, () -> side.propose(other));
    Refused.with(409, () -> transfer(side, member));
    Refused.with(409, () -> captain.teams().removeMember(side.id(), member.personId()));
    Refused.with(
        409, () -> captain.teams().updateTeam(side.id(), new TeamPatch("Later name"), "*"));

    Removal cause = new Removal("A cause.");
    scene.organiser().teams().removeMemberForCause(side.id(), captain.personId(), cause);
    assertEquals(member.personId(), member.teams().getTeam(side.id(), null).captainId());
    limit(scene, null, null);
    Side.of(scene);
  }

  @Test
  void freezeInThePast_isRefusedAtItsPlace() throws ApiException {
    Scene scene = Scene.open();
    Refused refused = Refused.by(() -> limit(scene, null, Instant.parse("2020-01-01T00:00:00Z")));
    assertEquals(422, refused.status());
    assertEquals("#/teamsFreezeAt", refused.problem().errors().get(0).pointer());
  }

  @Test
  void etag_changesWithTheTeamAndWhatIsSeenOfIt() throws ApiException {
    Scene scene = Scene.open();
    Side side = Side.of(scene);
    String before = etag(side.captain(), side);
    assertNotEquals(before, etag(scene.anonymous(), side));
    assertEquals(before, etag(side.captain(), side));
    Caller member = side.member();
    assertNotEquals(before, etag(side.captain(), side));
    assertEquals(etag(member, side), etag(side.captain(), side));
    ApiException unchanged =
        assertThrows(
            ApiException.class, () -> member.teams().getTeam(side.id(), etag(member, side)));
    assertEquals(304, unchanged.getCode());
  }

  private static String etag(Caller by, Side side) throws ApiException {
    return by.teams().getTeamWithHttpInfo(side.id(), null).getHeaders().get("etag").get(0);
  }

  private static org.aceso.wire.Team transfer(Side side, Caller to) throws ApiException {
    return side.captain().teams().transferCaptaincy(side.id(), new NewCaptain(to.personId()));
  }

  private static String ask(Caller person, Side side) throws ApiException {
    return person.teams().createJoinRequest(side.id(), null, new NewJoinRequest(null)).id();
  }

  /** Sets both members that concern teams; null takes one away. */
  private static void limit(Scene scene, Integer size, Instant freeze) throws ApiException {
    Limits.set(scene, size, freeze);
  }

  private static String late() {
    return "Late " + NUMBER.incrementAndGet();
  }

  private static String teamOf(Caller person, Scene scene) throws ApiException {
    return person.teams().listTeams(scene.challengeId(), 200, null).items().stream()
        .filter(team -> team.members() != null)
        .findFirst()
        .orElseThrow()
        .id();
  }
}
