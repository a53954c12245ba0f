package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewTeam;
import org.aceso.wire.Team;
import org.aceso.wire.TeamPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TeamsTest {

  @Test
  void pageAfterATeamThatIsGone_goesOnWhereItWas() throws ApiException {
    Scene scene = Scene.open();
    for (String name : List.of("Ash", "Birch", "Cedar")) {
      scene.team(scene.competitor(), name);
    }
    Caller captain = scene.competitor();
    Team gone = scene.team(captain, "Beech");
    TeamPage first = scene.organiser().teams().listTeams(scene.challengeId(), 2, null);
    assertEquals(List.of("Ash", "Beech"), first.items().stream().map(Team::name).toList());

    captain.teams().leaveTeam(gone.id());
    Refused.with(404, () -> scene.organiser().teams().getTeam(gone.id(), null));
    TeamPage second = scene.organiser().teams().listTeams(scene.challengeId(), 2, first.next());
    assertEquals(List.of("Birch", "Cedar"), second.items().stream().map(Team::name).toList());
  }

  @Test
  void parallelCreationsAndJoins_leaveAPersonInOneTeam() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < 5; round++) {
      Caller person = scene.competitor();
      List<String> codes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        codes.add(invitation(scene));
      }
      int number = round;
      List<Integer> statuses =
          Together.run(
              64,
              i ->
                  () ->
                      status(
                          i % 2 == 0
                              ? () -> accept(person, codes.get(i / 2 % 4))
                              : () -> create(person, scene, "Round " + number + " try " + i)));
      assertEquals(1, Collections.frequency(statuses, 200), "round " + round + ": " + statuses);
      assertTrue(
          statuses.stream().allMatch(one -> List.of(200, 404, 409, 503).contains(one)),
          statuses.toString());
      assertEquals(1, teamsOf(person, scene).size());
    }
  }

  @Test
  void parallelPeopleWithOneInvitation_letOneIn() throws Exception {
    Scene scene = Scene.open();
    String code = invitation(scene);
    List<Caller> people = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      people.add(scene.competitor());
    }
    List<Integer> statuses = Together.run(16, i -> () -> status(() -> accept(people.get(i), code)));
    assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(15, Collections.frequency(statuses, 404), statuses.toString());
  }

  @Test
  void parallelTeamsOfOneName_areOne() throws Exception {
    Scene scene = Scene.open();
    List<Caller> people = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      people.add(scene.competitor());
    }
    List<Integer> statuses =
        Together.run(
            8, i -> () -> status(() -> create(people.get(i), scene, i % 2 == 0 ? "Ａ" : "a")));
    assertEquals(1, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(7, Collections.frequency(statuses, 409), statuses.toString());
  }

  @Test
  void refusedJoin_leavesTheInvitationUsable() throws ApiException {
    Scene scene = Scene.open();
    String code = invitation(scene);
    Caller stranger = scene.stranger();
    assertEquals(403, Refused.by(() -> accept(stranger, code)).status());
    Caller taken = scene.captain();
    assertEquals(409, Refused.by(() -> accept(taken, code)).status());
    assertEquals(2, accept(scene.competitor(), code).size());
  }

  @Test
  void captain_canLeaveOnlyAsTheLast() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    Caller member = scene.competitor();
    Team team = accept(member, invitation(captain, scene));
    assertEquals(
        "409 CAPTAIN", Refused.by(() -> captain.teams().leaveTeam(team.id())).statusAndState());
    assertEquals(
        403,
        Refused.by(
                () ->
                    member.teams().createInvitation(team.id(), null, new NewInvitation(null, null)))
            .status());
    member.teams().leaveTeam(team.id());
    assertEquals(403, Refused.by(() -> member.teams().leaveTeam(team.id())).status());
    captain.teams().leaveTeam(team.id());
    assertEquals(404, Refused.by(() -> member.teams().getTeam(team.id(), null)).status());
    create(member, scene, team.name());
  }

  @Test
  void leavingWhileSubmitting_isOneOrTheOther() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    for (int round = 0; round < 10; round++) {
      Caller captain = scene.captain();
      String team = teamsOf(captain, scene).get(0);
      List<Integer> statuses =
          Together.run(
              4,
              i ->
                  i == 0
                      ? () -> status(() -> leave(captain, team))
                      : () -> captain.submit(phase, Scene.TRUTH).status());
      boolean left = statuses.get(0) == 200;
      List<Integer> submitted = statuses.subList(1, 4);
      assertEquals(left ? 0 : 3, Collections.frequency(submitted, 201), statuses.toString());
      assertTrue(left ? submitted.stream().allMatch(s -> s == 403) : statuses.get(0) == 409);
    }
  }

  @Test
  void invitingWhileLeaving_neverFails() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < 10; round++) {
      Caller captain = scene.captain();
      String team = teamsOf(captain, scene).get(0);
      String code = invitation(captain, scene);
      Caller person = scene.competitor();
      List<Callable<Object>> tasks =
          List.of(
              () -> leave(captain, team),
              () -> accept(person, code),
              () -> captain.teams().createInvitation(team, null, new NewInvitation(null, null)),
              () -> captain.teams().createInvitation(team, null, new NewInvitation(null, null)));
      List<Integer> statuses = Together.run(4, i -> () -> status(tasks.get(i)));
      assertTrue(statuses.stream().allMatch(one -> one < 500), statuses.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u202eb", "a\u0000b"})
  void unusableName_isRefusedAtItsPlace(String name) throws ApiException {
    Scene scene = Scene.open();
    Caller person = scene.competitor();
    Refused refused = Refused.by(() -> create(person, scene, name));
    assertEquals(422, refused.status());
    assertEquals("#/name", refused.problem().errors().get(0).pointer());
  }

  @Test
  void nameOfTenThousandCharacters_isRefusedByTheContract() throws ApiException {
    Scene scene = Scene.open();
    Caller person = scene.competitor();
    assertEquals(422, Refused.by(() -> create(person, scene, "a".repeat(10_000))).status());
    assertEquals("🦠".repeat(60), create(person, scene, "🦠".repeat(60)).name());
  }

  private static Team create(Caller by, Scene scene, String name) throws ApiException {
    return by.teams().createTeam(scene.challengeId(), new NewTeam(name), null);
  }

  private static Team accept(Caller by, String code) throws ApiException {
    return by.teams().acceptInvitation(new InvitationCode(code), null);
  }

  private static Object leave(Caller by, String team) throws ApiException {
    by.teams().leaveTeam(team);
    return Map.of();
  }

  private static String invitation(Scene scene) throws ApiException {
    return invitation(scene.captain(), scene);
  }

  private static String invitation(Caller captain, Scene scene) throws ApiException {
    return captain
        .teams()
        .createInvitation(teamsOf(captain, scene).get(0), null, new NewInvitation(null, null))
        .code();
  }

  /** The ids of the teams that a person is in: only those show them their members. */
  private static List<String> teamsOf(Caller person, Scene scene) throws ApiException {
    return person.teams().listTeams(scene.challengeId(), 200, null).items().stream()
        .filter(team -> team.members() != null)
        .map(Team::id)
        .toList();
  }

  private static int status(Callable<?> request) throws Exception {
    try {
      request.call();
      return 200;
    } catch (ApiException e) {
      return e.getCode();
    }
  }
}
