package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewCaptain;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Team;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many requests at the same moment, half of them at a second server of the same database. */
final class TeamRacesTest {
  private static final int ROUNDS = Boolean.getBoolean("aceso.campaign") ? 100 : 10;
  private static final int MANY = 64;
  private static TestServer second;

  @BeforeAll
  static void start() {
    second = TestServer.shared().startAnother(Map.of("WORKERS", "0"));
  }

  @AfterAll
  static void stop() {
    second.close();
  }

  @Test
  void parallelJoinsOfOnePersonIntoTwoTeams_haveOneEffect() throws Exception {
    Scene scene = Scene.open();
    Side one = Side.of(scene);
    Side two = Side.of(scene);
    for (int round = 0; round < ROUNDS; round++) {
      Caller person = scene.competitor();
      List<InvitationCode> codes = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        codes.add(new InvitationCode((i % 2 == 0 ? one : two).code()));
      }
      int before = one.seen().size() + two.seen().size();
      List<Integer> statuses =
          all(i -> at(person, i / 2).teams().acceptInvitation(codes.get(i), null));
      requireOneEffect(statuses, round);
      assertEquals(before + 1, one.seen().size() + two.seen().size());
      revokeAll(one);
      revokeAll(two);
    }
  }

  @Test
  void parallelAcceptsOfRequestsAndInvitations_letThePersonIntoOneTeam() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      Caller person = scene.competitor();
      List<Side> sides = new ArrayList<>();
      List<String> requests = new ArrayList<>();
      List<String> invitations = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Side side = Side.of(scene);
        sides.add(side);
        requests.add(
            person.teams().createJoinRequest(side.id(), null, new NewJoinRequest(null)).id());
        invitations.add(side.invite(person));
      }
      List<Integer> statuses =
          all(
              i -> {
                Side side = sides.get(i % 4);
                if (i % 8 < 4) {
                  at(side.captain(), i / 8)
                      .teams()
                      .acceptJoinRequest(side.id(), requests.get(i % 4));
                } else {
                  at(person, i / 8).teams().acceptMyInvitation(invitations.get(i % 4));
                }
              });
      requireOneEffect(statuses, round);
      int size = 0;
      for (Side side : sides) {
        size += side.seen().size();
      }
      assertEquals(5, size);
    }
  }

  @Test
  void parallelMergesOfTwoTeamsCrosswise_haveOneEffect() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    for (int round = 0; round < ROUNDS; round++) {
      Side one = Side.of(scene);
      Side two = Side.of(scene);
      Scene.submitted(one.captain(), phase, Scene.right(round % 9));
      String there = one.propose(two);
      String back = two.propose(one);
      List<Integer> statuses =
          all(
              i -> {
                Side into = i % 2 == 0 ? two : one;
                at(into.captain(), i / 2).teams().acceptMerge(into.id(), i % 2 == 0 ? there : back);
              });
      requireOneEffect(statuses, round);
      assertOneTeam(scene, List.of(one, two));
    }
  }

  @Test
  void parallelMergesOfOneTeamIntoSeveral_haveOneEffect() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      Side team = Side.of(scene);
      List<Side> others = new ArrayList<>();
      List<String> proposals = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        others.add(Side.of(scene));
        proposals.add(team.propose(others.get(i)));
      }
      List<Integer> statuses =
          all(
              i -> {
                Side into = others.get(i % 8);
                at(into.captain(), i / 8).teams().acceptMerge(into.id(), proposals.get(i % 8));
              });
      requireOneEffect(statuses, round);
      String into = scene.anonymous().teams().getTeam(team.id(), null).mergedInto();
      assertEquals(1, others.stream().filter(other -> other.id().equals(into)).count());
      assertEquals(2, scene.anonymous().teams().getTeam(into, null).size());
    }
  }

  /**
   * Everybody into everybody: each merge that is answered 200 takes one team away, no other does.
   */
  @Test
  void parallelMergesInAllDirections_neitherLoseNorDoubleAnybody() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      List<Side> sides = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        sides.add(Side.of(scene));
      }
      List<Side> into = new ArrayList<>();
      List<String> proposals = new ArrayList<>();
      for (Side team : sides) {
        for (Side other : sides) {
          if (team != other) {
            proposals.add(team.propose(other));
            into.add(other);
          }
        }
      }
      List<Integer> statuses =
          all(
              i -> {
                Side side = into.get(i % 12);
                at(side.captain(), i).teams().acceptMerge(side.id(), proposals.get(i % 12));
              });
      requireKnown(statuses, round);
      int merges = Collections.frequency(statuses, 200);
      List<Team> live = new ArrayList<>();
      for (Side side : sides) {
        Team team = scene.organiser().teams().getTeam(side.id(), null);
        if (team.mergedInto() == null) {
          live.add(team);
        }
      }
      assertEquals(4 - merges, live.size(), statuses.toString());
      assertEquals(4, live.stream().mapToInt(Team::size).sum());
      assertTrue(merges > 0);
      live.forEach(team -> assertNotNull(team.captainId()));
    }
  }

  @Test
  void parallelPeopleWithOneInvitation_letOneIn() throws Exception {
    Scene scene = Scene.open();
    List<Caller> people = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      people.add(scene.competitor());
    }
    Side side = Side.of(scene);
    for (int round = 0; round < ROUNDS; round++) {
      InvitationCode code = new InvitationCode(side.code());
      List<Integer> statuses = all(i -> at(people.get(i), i).teams().acceptInvitation(code, null));
      requireOneEffect(statuses, round);
      assertEquals(2, side.seen().size());
      people.get(statuses.indexOf(200)).teams().leaveTeam(side.id());
    }
  }

  @Test
  void parallelTransfers_makeOneCaptain() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      Side side = Side.of(scene);
      List<Caller> members = List.of(side.member(), side.member());
      List<Integer> statuses =
          all(
              i ->
                  at(side.captain(), i / 2)
                      .teams()
                      .transferCaptaincy(side.id(), new NewCaptain(members.get(i % 2).personId())));
      requireOneEffect(statuses, round);
      Caller captain = members.get(statuses.indexOf(200) % 2);
      assertEquals(captain.personId(), captain.teams().getTeam(side.id(), null).captainId());
    }
  }

  @Test
  void captainWhoLeavesWhileHandingOver_leavesATeamWithACaptain() throws Exception {
    Scene scene = Scene.open();
    for (int round = 0; round < ROUNDS; round++) {
      Side side = Side.of(scene);
      Caller member = side.member();
      List<Integer> statuses =
          all(
              8,
              i -> {
                switch (i % 4) {
                  case 0 -> side.captain().teams().leaveTeam(side.id());
                  case 1 -> member.teams().leaveTeam(side.id());
                  case 2 -> side.captain().teams().removeMember(side.id(), member.personId());
                  default ->
                      side.captain()
                          .teams()
                          .transferCaptaincy(side.id(), new NewCaptain(member.personId()));
                }
              });
      requireKnown(statuses, round);
      if (Refused.status(() -> scene.organiser().teams().getTeam(side.id(), null)) == 200) {
        Team team = scene.organiser().teams().getTeam(side.id(), null);
        assertTrue(
            team.members().stream().anyMatch(one -> one.id().equals(team.captainId())),
            team.toString());
      }
    }
  }

  @Test
  void parallelJoins_neverOverfillATeam() throws Exception {
    Scene scene = Scene.open();
    Limits.set(scene, 3, null);
    for (int round = 0; round < ROUNDS; round++) {
      Side side = Side.of(scene);
      List<Caller> people = new ArrayList<>();
      List<InvitationCode> codes = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        people.add(scene.competitor());
        codes.add(new InvitationCode(side.code()));
      }
      List<Integer> statuses =
          all(8, i -> at(people.get(i), i).teams().acceptInvitation(codes.get(i), null));
      assertEquals(2, Collections.frequency(statuses, 200), statuses.toString());
      assertEquals(3, side.seen().size());
    }
  }

  @Test
  void submittingWhileMerging_neverOverdrawsTheQuota() throws Exception {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm().limit(3, QuotaPeriod.TOTAL));
    for (int round = 0; round < ROUNDS; round++) {
      Side team = Side.of(scene);
      Side into = Side.of(scene);
      Scene.submitted(team.captain(), phase, Scene.TRUTH);
      String proposal = team.propose(into);
      AtomicInteger merges = new AtomicInteger();
      List<Integer> statuses =
          Together.run(
              16,
              i ->
                  () -> {
                    if (i == 8) {
                      merges.addAndGet(
                          Refused.status(
                              () -> into.captain().teams().acceptMerge(into.id(), proposal)));
                      return 200;
                    }
                    Side side = i % 2 == 0 ? team : into;
                    return at(side.captain(), i / 2).submit(phase, Scene.TRUTH).status();
                  });
      assertTrue(
          statuses.stream().allMatch(one -> Set.of(200, 201, 403, 429, 503).contains(one)),
          statuses.toString());
      assertEquals(200, merges.get());
      int used = into.captain().submissions().getQuota(phase).limits().get(0).used();
      assertTrue(used <= 3, "used " + used);
      int accepted = 1 + Collections.frequency(statuses, 201);
      assertTrue(accepted <= 6, statuses.toString());
      assertEquals(
          accepted,
          into.captain().submissions().listSubmissions(phase, 50, null, null, null).items().size());
      for (int i = used; i < 3; i++) {
        Scene.submitted(team.captain(), phase, Scene.TRUTH);
      }
      assertEquals(429, into.captain().submit(phase, Scene.TRUTH).status());
    }
  }

  private static void revokeAll(Side side) throws ApiException {
    for (var one : side.captain().teams().listInvitations(side.id(), 100, null).items()) {
      if (one.endedAt() == null) {
        side.captain().teams().revokeInvitation(side.id(), one.id());
      }
    }
  }

  private static void assertOneTeam(Scene scene, List<Side> sides) throws ApiException {
    List<Team> live = new ArrayList<>();
    for (Side side : sides) {
      Team team = scene.organiser().teams().getTeam(side.id(), null);
      if (team.mergedInto() == null) {
        live.add(team);
      }
    }
    assertEquals(1, live.size());
    assertEquals(2, live.get(0).size());
  }

  /** The same caller, now at this server, now at the other. */
  private static Caller at(Caller caller, int i) {
    return i % 2 == 0 ? caller : caller.at(second.url());
  }

  /** What one of many does. */
  private interface Doing {
    void run(int i) throws ApiException;
  }

  private static List<Integer> all(Doing doing) throws Exception {
    return all(MANY, doing);
  }

  private static List<Integer> all(int count, Doing doing) throws Exception {
    return Together.run(count, i -> () -> Refused.status(() -> doing.run(i)));
  }

  private static void requireOneEffect(List<Integer> statuses, int round) {
    requireKnown(statuses, round);
    assertEquals(1, Collections.frequency(statuses, 200), "round " + round + ": " + statuses);
  }

  private static void requireKnown(List<Integer> statuses, int round) {
    assertTrue(
        statuses.stream().allMatch(one -> Set.of(200, 403, 404, 409, 422, 503).contains(one)),
        "round " + round + ": " + statuses);
  }
}
