package org.aceso.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.Leaderboard;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.MergeProposal;
import org.aceso.wire.NewJoinRequest;
import org.aceso.wire.RequestState;
import org.aceso.wire.Submission;
import org.aceso.wire.Team;
import org.junit.jupiter.api.Test;

final class MergesTest {

  @Test
  void mergedTeam_hasAllMembersAndTheOtherSaysWhereItWent() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    Caller member = team.member();
    String code = team.code();
    String request =
        scene
            .competitor()
            .teams()
            .createJoinRequest(team.id(), null, new NewJoinRequest(null))
            .id();

    Team merged = team.mergeInto(into);
    assertEquals(into.id(), merged.id());
    assertEquals(3, merged.size());
    assertEquals(into.captain().personId(), merged.captainId());
    assertEquals(merged.members(), member.teams().getTeam(into.id(), null).members());
    Team gone = scene.anonymous().teams().getTeam(team.id(), null);
    assertEquals(into.id(), gone.mergedInto());
    assertEquals(0, gone.size());
    assertTrue(
        scene.anonymous().teams().listTeams(scene.challengeId(), 200, null).items().stream()
            .noneMatch(one -> one.id().equals(team.id())));

    Caller late = scene.competitor();
    InvitationCode used = new InvitationCode(code);
    assertEquals(404, Refused.by(() -> late.teams().acceptInvitation(used, null)).status());
    assertEquals(409, Refused.by(() -> Side.by(late, scene, gone.name().toUpperCase())).status());
    assertEquals(403, Refused.by(() -> team.captain().teams().leaveTeam(team.id())).status());
    assertEquals(
        403,
        Refused.by(() -> team.captain().teams().acceptJoinRequest(team.id(), request)).status());
    assertEquals(
        "409 MERGED",
        Refused.by(() -> late.teams().createJoinRequest(team.id(), null, new NewJoinRequest(null)))
            .statusAndState());
    member.teams().leaveTeam(into.id());
    Side.by(member, scene, "A team of their own " + member.personId());
  }

  @Test
  void proposal_isAnsweredByTheOtherCaptainAlone() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    Caller member = into.member();
    assertEquals(403, Refused.by(() -> new Side(scene, member, into.id()).propose(team)).status());
    String id = team.propose(into);
    assertEquals(409, Refused.by(() -> team.propose(into)).status());
    assertEquals(403, Refused.by(() -> team.captain().teams().acceptMerge(team.id(), id)).status());
    assertEquals(403, Refused.by(() -> team.captain().teams().acceptMerge(into.id(), id)).status());
    assertEquals(403, Refused.by(() -> member.teams().acceptMerge(into.id(), id)).status());
    Side third = Side.of(scene);
    assertEquals(
        404, Refused.by(() -> third.captain().teams().acceptMerge(third.id(), id)).status());

    assertEquals(RequestState.REFUSED, into.captain().teams().refuseMerge(into.id(), id).state());
    String again = team.propose(into);
    assertEquals(
        RequestState.WITHDRAWN, team.captain().teams().refuseMerge(team.id(), again).state());
    assertEquals(
        "409 WITHDRAWN",
        Refused.by(() -> into.captain().teams().acceptMerge(into.id(), again)).statusAndState());
    List<MergeProposal> seen =
        into.captain().teams().listMergeProposals(into.id(), null, null).items();
    assertEquals(List.of(again, id), seen.stream().map(MergeProposal::id).toList());

    String expired = team.propose(into);
    TestServer.shared()
        .jdbi()
        .useHandle(
            db -> db.execute("UPDATE merge_proposal SET expires_at = now() WHERE id = ?", expired));
    assertEquals(
        "409 EXPIRED",
        Refused.by(() -> into.captain().teams().acceptMerge(into.id(), expired)).statusAndState());
    team.mergeInto(into);
  }

  @Test
  void teamOfAnotherChallengeOrItself_isNoPartner() throws ApiException {
    Side team = Side.of(Scene.open());
    Side foreign = Side.of(Scene.open());
    for (Side other : List.of(team, foreign)) {
      Refused refused = Refused.by(() -> team.propose(other));
      assertEquals(422, refused.status());
      assertEquals("#/intoTeamId", refused.problem().errors().get(0).pointer());
    }
  }

  @Test
  void mergedTeam_fitsTheSizeLimit() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    team.member();
    into.member();
    String early = team.propose(into);
    Limits.set(scene, 3, null);
    assertEquals(
        "409 FULL",
        Refused.by(() -> into.captain().teams().acceptMerge(into.id(), early)).statusAndState());
    assertEquals("409 FULL", Refused.by(() -> into.propose(team)).statusAndState());
    Limits.set(scene, 4, null);
    assertEquals(4, into.captain().teams().acceptMerge(into.id(), early).size());
  }

  @Test
  void board_showsTheBetterEntryOfBothOnce() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    String other = scene.openPhase(new PhaseForm());
    String untouched = scene.openPhase(new PhaseForm());
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    Side third = Side.of(scene);
    Submission best = Scene.evaluated(team.captain(), phase, Scene.right(7));
    Scene.evaluated(team.captain(), phase, Scene.right(2));
    Submission own = Scene.evaluated(into.captain(), phase, Scene.right(5));
    Scene.evaluated(third.captain(), phase, Scene.right(6));
    Submission brought = Scene.evaluated(team.captain(), other, Scene.right(3));
    Submission kept = Scene.evaluated(into.captain(), untouched, Scene.right(4));
    team.mergeInto(into);

    Leaderboard board = scene.anonymous().leaderboards().getLeaderboard(phase, null);
    assertEquals(2, board.entries().size());
    LeaderboardEntry first = board.entries().get(0);
    assertEquals(into.id(), first.teamId());
    assertEquals(into.seen().name(), first.team());
    assertEquals(best.id(), first.submissionId());
    assertEquals(3, first.submissions());
    assertEquals(0.875, first.value());
    assertEquals(Set.of(brought.id()), onBoard(scene, other, into));
    assertEquals(Set.of(kept.id()), onBoard(scene, untouched, into));

    Set<String> visible =
        into.captain().submissions().listSubmissions(phase, 200, null, null, null).items().stream()
            .map(Submission::id)
            .collect(Collectors.toSet());
    assertEquals(3, visible.size());
    assertTrue(visible.containsAll(Set.of(best.id(), own.id())));
    Submission seen = into.captain().submissions().getSubmission(best.id(), null);
    assertEquals(team.id(), seen.teamId());
    assertEquals(seen, team.captain().submissions().getSubmission(best.id(), null));
    assertEquals(
        2,
        into.captain()
            .submissions()
            .listSubmissions(phase, 200, null, null, team.id())
            .items()
            .size());
    assertEquals(
        404,
        Refused.by(() -> third.captain().submissions().getSubmission(best.id(), null)).status());
    assertEquals(
        List.of(),
        third.captain().submissions().listSubmissions(phase, 200, null, null, team.id()).items());
    assertEquals(
        3,
        scene
            .organiser()
            .submissions()
            .listSubmissions(phase, 200, null, null, into.id())
            .items()
            .size());

    Submission better = Scene.evaluated(team.captain(), phase, Scene.right(8));
    assertEquals(into.id(), better.teamId());
    assertEquals(Set.of(better.id()), onBoard(scene, phase, into));
  }

  @Test
  void publishedBoard_staysAsItWas() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    Scene.evaluated(team.captain(), phase, Scene.right(7));
    Scene.evaluated(into.captain(), phase, Scene.right(5));
    scene.organiser().phases().closePhase(phase);
    scene.organiser().phases().publishPhase(phase);
    Leaderboard before = scene.anonymous().leaderboards().getLeaderboard(phase, null);
    team.mergeInto(into);
    assertEquals(before, scene.anonymous().leaderboards().getLeaderboard(phase, null));
    assertEquals(2, before.entries().size());
  }

  @Test
  void teamWithoutAScore_hasItsEntryWithWhomItJoinedBeforePublicationAlone() throws ApiException {
    Scene scene = Scene.open();
    String published = scene.openPhase(new PhaseForm());
    String open = scene.openPhase(new PhaseForm());
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    for (String phase : List.of(published, open)) {
      Scene.evaluated(into.captain(), phase, Scene.right(5));
    }
    scene.organiser().phases().closePhase(published);
    scene.organiser().phases().publishPhase(published);
    team.mergeInto(into);
    assertEquals(team.id(), boardTeam(published, team));
    assertEquals(into.id(), boardTeam(open, team));
  }

  /** Whose entry a rescoring would give what the team handed in. */
  private static String boardTeam(String phase, Side side) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT board_team(:phase, :team)")
                    .bind("phase", phase)
                    .bind("team", side.id())
                    .mapTo(String.class)
                    .one());
  }

  @Test
  void chainOfMerges_leadsToTheLast() throws ApiException {
    Scene scene = Scene.open();
    String phase = scene.openPhase(new PhaseForm());
    Side one = Side.of(scene);
    Side two = Side.of(scene);
    Side three = Side.of(scene);
    String submission = Scene.evaluated(one.captain(), phase, Scene.right(7)).id();
    one.mergeInto(two);
    Side merged = new Side(scene, two.captain(), two.id());
    merged.mergeInto(three);
    assertEquals(Set.of(submission), onBoard(scene, phase, three));
    assertEquals(submission, three.captain().submissions().getSubmission(submission, null).id());
    assertEquals(3, three.seen().size());
    assertEquals(two.id(), scene.anonymous().teams().getTeam(one.id(), null).mergedInto());
  }

  @Test
  void whoLeftOneOfBoth_canComeBackToTheMergedTeamOnly() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    Caller leaver = team.member();
    Scene.submitted(leaver, scene.openPhase(new PhaseForm()), Scene.TRUTH);
    leaver.teams().leaveTeam(team.id());
    team.mergeInto(into);
    Side other = Side.of(scene);
    assertEquals(409, Refused.by(() -> other.join(leaver)).status());
    assertEquals(3, into.join(leaver).size());
  }

  @Test
  void teamWithoutMembersThatNeverSubmitted_endsWithThoseThatBecamePartOfIt() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    team.mergeInto(into);
    team.captain().teams().leaveTeam(into.id());
    into.captain().teams().leaveTeam(into.id());
    for (Side gone : List.of(team, into)) {
      assertEquals(
          404, Refused.by(() -> scene.anonymous().teams().getTeam(gone.id(), null)).status());
    }
  }

  @Test
  void resultsThatComeAfterAMerge_countForTheMergedTeam() throws Exception {
    try (TestServer idle = TestServer.start(Map.of("WORKERS", "0"))) {
      Scene scene = Scene.open(idle.url(), idle.administrator());
      String phase = scene.openPhase(new PhaseForm());
      Side one = Side.of(scene);
      Side two = Side.of(scene);
      Side three = Side.of(scene);
      String brought = Scene.submitted(one.captain(), phase, Scene.right(7));
      String own = Scene.submitted(three.captain(), phase, Scene.right(5));
      one.mergeInto(two);
      new Side(scene, two.captain(), two.id()).mergeInto(three);
      try (TestServer working = idle.startAnother(Map.of("WORKERS", "1"))) {
        Caller reader = three.captain().at(working.url());
        Scene.awaitFinal(reader, brought);
        Scene.awaitFinal(reader, own);
      }
      Leaderboard board = scene.anonymous().leaderboards().getLeaderboard(phase, null);
      assertEquals(1, board.entries().size());
      assertEquals(brought, board.entries().get(0).submissionId());
      assertEquals(three.id(), board.entries().get(0).teamId());
      assertEquals(2, board.entries().get(0).submissions());
    }
  }

  @Test
  void merge_isAudited() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    team.mergeInto(into);
    String facts =
        TestServer.shared()
            .jdbi()
            .withHandle(
                db ->
                    db.createQuery(
                            "SELECT facts FROM audit_entry WHERE action = 'TEAM_MERGED' AND subject"
                                + " = :id")
                        .bind("id", into.id())
                        .mapTo(String.class)
                        .one());
    assertTrue(facts.contains(team.id()), facts);
    assertNull(into.seen().mergedInto());
  }

  private static Set<String> onBoard(Scene scene, String phase, Side side) throws ApiException {
    return scene.anonymous().leaderboards().getLeaderboard(phase, null).entries().stream()
        .filter(entry -> entry.teamId().equals(side.id()))
        .map(LeaderboardEntry::submissionId)
        .collect(Collectors.toSet());
  }

  @Test
  void fileOfOnesOwnMergedTeam_isNotAuditedAsAnothers() throws ApiException {
    Scene scene = Scene.open();
    Side team = Side.of(scene);
    Side into = Side.of(scene);
    String id = Scene.submitted(team.captain(), scene.openPhase(new PhaseForm()), Scene.TRUTH);
    team.mergeInto(into);
    String path = "/v1/submissions/" + id + "/file";
    assertEquals(200, into.captain().status("GET", path));
    assertEquals(List.of(), readers(scene, id));
    assertEquals(200, scene.organiser().status("GET", path));
    assertEquals(List.of(scene.organiser().personId()), readers(scene, id));
  }

  private static List<String> readers(Scene scene, String submission) throws ApiException {
    return scene
        .organiser()
        .audit()
        .listChallengeAudit(
            scene.challengeId(), "SUBMISSION_FILE_READ", null, null, null, null, 200, null)
        .items()
        .stream()
        .filter(entry -> entry.subject().equals(submission))
        .map(AuditEntry::personId)
        .toList();
  }
}
