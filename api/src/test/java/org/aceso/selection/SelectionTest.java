package org.aceso.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.Baseline;
import org.aceso.wire.EntryRule;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Missing;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.NewSelection;
import org.aceso.wire.Ranking;
import org.aceso.wire.Selection;
import org.aceso.wire.SelectionRule;
import org.aceso.wire.Ties;
import org.aceso.wire.Visibility;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Teams that choose which of their submissions compete. */
final class SelectionTest {
  private final Scene scene = open();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PhaseForm form(EntryRule rule, int most, Instant until) {
    PhaseForm form = new PhaseForm();
    form.ranking =
        new Ranking(
            "accuracy@1",
            6,
            Ties.SHARED,
            Missing.UNRANKED,
            rule,
            20,
            new SelectionRule(most, until));
    return form;
  }

  private String phase(int most) throws ApiException {
    return scene.openPhase(form(EntryRule.LATEST, most, null));
  }

  private static Selection read(Caller by, String phase) throws ApiException {
    return by.submissions().getSelection(phase, null);
  }

  private static Selection choose(Caller by, String phase, String... ids) throws ApiException {
    return by.submissions().updateSelection(phase, new NewSelection(List.of(ids)), "*");
  }

  private static String scored(Caller by, String phase, int right) {
    return Scene.evaluated(by, phase, Scene.right(right)).id();
  }

  private static List<String> entries(Caller by, String phase) throws ApiException {
    return by.leaderboards().getLeaderboard(phase, null).entries().stream()
        .map(LeaderboardEntry::submissionId)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(EntryRule.class)
  void entry_isTheBestOfTheChosenOnesWhateverTheRule(EntryRule rule) throws ApiException {
    String phase = scene.openPhase(form(rule, 2, null));
    Caller team = scene.captain();
    String three = scored(team, phase, 3);
    String five = scored(team, phase, 5);
    String seven = scored(team, phase, 7);
    String one = scored(team, phase, 1);
    String byRule = rule == EntryRule.BEST ? seven : one;
    assertEquals(List.of(byRule), entries(team, phase));
    assertEquals(List.of(), read(team, phase).submissionIds());

    assertEquals(List.of(three, five), choose(team, phase, five, three).submissionIds());
    assertEquals(List.of(five), entries(team, phase));
    scored(team, phase, 8);
    assertEquals(List.of(five), entries(team, phase));
    assertEquals(5, team.leaderboards().getLeaderboard(phase, null).entries().get(0).submissions());
    assertEquals(List.of(three), choose(team, phase, three).submissionIds());
    assertEquals(List.of(three), entries(team, phase));
    Selection read = read(team, phase);
    assertEquals(List.of(three), read.submissionIds());
    assertEquals(2, read.most());
    assertNull(read.until());
  }

  @Test
  void teamWhoseChosenOnesAreGone_hasTheRuleOfThePhaseAgain() throws ApiException {
    String phase = phase(2);
    Caller team = scene.captain();
    String three = scored(team, phase, 3);
    String five = scored(team, phase, 5);
    String last = scored(team, phase, 1);
    choose(team, phase, three, five);
    team.submissions().withdrawSubmission(five);
    assertEquals(List.of(three), entries(team, phase));
    assertEquals(List.of(three), read(team, phase).submissionIds());
    team.submissions().withdrawSubmission(three);
    assertEquals(List.of(last), entries(team, phase));
    assertEquals(List.of(), read(team, phase).submissionIds());
    String fresh = scored(team, phase, 2);
    assertEquals(List.of(fresh), entries(team, phase));
    choose(team, phase, last);
    assertEquals(List.of(last), entries(team, phase));
    choose(team, phase);
    assertEquals(List.of(fresh), entries(team, phase));
  }

  @Test
  void onlyScoredCompetingOnesOfTheTeam_canBeChosen() throws ApiException {
    String phase = phase(2);
    Caller team = scene.captain();
    Caller other = scene.captain();
    String own = scored(team, phase, 5);
    String foreign = scored(other, phase, 5);
    String elsewhere = scored(team, phase(1), 5);
    String invalid = Scene.evaluated(team, phase, Scene.INVALID).id();
    String withdrawn = scored(team, phase, 4);
    team.submissions().withdrawSubmission(withdrawn);
    String baseline = scored(team, phase, 3);
    scene.organiser().submissions().markBaseline(baseline, new Baseline("Simple"));
    String missing = "sub_00000000000000000000000000";
    Set<String> details = new HashSet<>();
    for (String wrong : List.of(foreign, elsewhere, invalid, withdrawn, baseline, missing, own)) {
      Refused refused = Refused.by(() -> choose(team, phase, own, wrong));
      assertEquals(422, refused.status());
      assertEquals("#/submissionIds/1", refused.problem().errors().get(0).pointer());
      details.add(refused.problem().errors().get(0).detail());
    }
    // Foreign, missing or unfit: nobody learns which.
    assertEquals(1, details.size());
    Refused.with(422, () -> choose(team, phase, own, withdrawn, baseline));
    assertEquals(List.of(), read(team, phase).submissionIds());
    assertEquals(List.of(own, foreign, baseline), entries(team, phase));
  }

  @Test
  void choosing_isForMembersOfATeamWhereThePhaseOffersIt() throws ApiException {
    String phase = phase(1);
    Caller team = scene.captain();
    String id = scored(team, phase, 5);
    Refused.with(403, () -> read(scene.organiser(), phase));
    Refused.with(403, () -> choose(scene.competitor(), phase, id));
    Refused.with(422, () -> choose(scene.captain(), phase, id));
    String plain = scene.openPhase(new PhaseForm());
    Refused.with(404, () -> read(team, plain));
    Refused.with(404, () -> choose(team, plain));
  }

  @Test
  void change_needsTheTagThatWasRead() throws ApiException {
    String phase = phase(1);
    Caller team = scene.captain();
    String one = scored(team, phase, 5);
    String two = scored(team, phase, 4);
    String path = "/v1/phases/" + phase + "/selection";
    String before = team.send("GET", path, "", Map.of()).header("ETag");
    NewSelection wanted = new NewSelection(List.of(one));
    Refused.with(428, () -> team.submissions().updateSelection(phase, wanted, null));
    team.submissions().updateSelection(phase, wanted, before);
    String after = team.send("GET", path, "", Map.of()).header("ETag");
    assertNotEquals(before, after);
    NewSelection late = new NewSelection(List.of(two));
    Refused.with(412, () -> team.submissions().updateSelection(phase, late, before));
    assertEquals(List.of(one), read(team, phase).submissionIds());
    // The same choice again is no change.
    team.submissions().updateSelection(phase, wanted, after);
    assertEquals(after, team.send("GET", path, "", Map.of()).header("ETag"));
  }

  @Test
  void window_outlastsSubmissionAndHoldsPublicationBack() throws Exception {
    Instant until = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
    PhaseForm form = form(EntryRule.LATEST, 1, until);
    form.closesAt = until.minus(1, ChronoUnit.HOURS);
    String phase = scene.openPhase(form);
    Caller team = scene.captain();
    String five = scored(team, phase, 5);
    String one = scored(team, phase, 1);
    assertEquals(until, read(team, phase).until());
    scene.organiser().phases().closePhase(phase);
    choose(team, phase, five);
    assertEquals(
        "409 CLOSED",
        Refused.by(() -> scene.organiser().phases().publishPhase(phase)).statusAndState());

    end(phase);
    assertEquals("409 CLOSED", Refused.by(() -> choose(team, phase, one)).statusAndState());
    assertEquals(List.of(five), read(team, phase).submissionIds());
    scene.organiser().phases().publishPhase(phase);
    assertEquals(List.of(five), entries(scene.anonymous(), phase));
    assertEquals("409 PUBLISHED", Refused.by(() -> choose(team, phase, one)).statusAndState());
    assertEquals(List.of(five), entries(scene.anonymous(), phase));
  }

  /** Moves the end of the window into the past. */
  private static void end(String phase) {
    TestServer.shared()
        .jdbi()
        .useHandle(
            db ->
                db.execute(
                    """
                    UPDATE phase SET ranking =
                      jsonb_set(ranking, '{selection,until}', '"2020-01-02T00:00:00Z"')
                    WHERE id = ?
                    """,
                    phase));
  }

  @Test
  void windowWithoutAnEnd_lastsUntilPublicationAndOpensWithThePhase() throws ApiException {
    PhaseForm form = form(EntryRule.LATEST, 1, null);
    form.opensAt = Instant.parse("2098-01-01T00:00:00Z");
    String early = scene.openPhase(form);
    Caller team = scene.captain();
    assertEquals("409 READY", Refused.by(() -> choose(team, early)).statusAndState());
    String phase = phase(1);
    String five = scored(team, phase, 5);
    scored(team, phase, 1);
    scene.organiser().phases().closePhase(phase);
    choose(team, phase, five);
    scene.organiser().phases().publishPhase(phase);
    assertEquals(List.of(five), entries(scene.anonymous(), phase));
  }

  @Test
  void windowThatMakesNoSense_isRefused() {
    PhaseForm form = form(EntryRule.LATEST, 1, Instant.parse("2020-01-01T00:00:00Z"));
    Refused.with(422, () -> scene.phase(form));
    Refused.with(
        422, () -> scene.phase(form(EntryRule.LATEST, 1, Instant.parse("2100-01-03T00:00:00Z"))));
    Refused.with(422, () -> scene.phase(form(EntryRule.LATEST, 0, null)));
  }

  @Test
  void choiceAmongHiddenScores_saysNothingOfThem() throws ApiException {
    PhaseForm form = form(EntryRule.BEST, 2, null);
    form.visibility = Visibility.ORGANISERS;
    String phase = scene.openPhase(form);
    Caller good = scene.captain();
    Caller bad = scene.captain();
    List<String> ofGood = List.of(scored(good, phase, 8), scored(good, phase, 7));
    List<String> ofBad = List.of(scored(bad, phase, 1), scored(bad, phase, 2));
    Selection one = choose(good, phase, ofGood.get(1), ofGood.get(0));
    Selection two = choose(bad, phase, ofBad.get(1), ofBad.get(0));
    assertEquals(ofGood, one.submissionIds());
    assertEquals(ofBad, two.submissionIds());
    assertEquals(new Selection(phase, scene.teamOf(good), 2, null, ofGood), read(good, phase));
    assertNull(good.submissions().getSubmission(ofGood.get(0), null).scores());
    Refused.with(403, () -> entries(good, phase));
  }

  @Test
  void merge_leavesTheChoiceOfTheTeamThatGoesOn() throws ApiException {
    String phase = phase(2);
    Caller one = scene.captain();
    Caller two = scene.captain();
    String best = scored(one, phase, 7);
    scored(one, phase, 6);
    String chosen = scored(two, phase, 3);
    String last = scored(two, phase, 2);
    choose(one, phase, best);
    choose(two, phase, chosen, last);
    merge(one, two);
    assertEquals(List.of(chosen), entries(two, phase));
    assertEquals(List.of(chosen, last), read(one, phase).submissionIds());
    choose(one, phase, best, last);
    assertEquals(List.of(best), entries(two, phase));
  }

  @Test
  void mergeIntoATeamThatChoseNothing_leavesTheChoiceOfTheOther() throws ApiException {
    String phase = phase(2);
    Caller one = scene.captain();
    Caller two = scene.captain();
    String chosen = scored(one, phase, 2);
    scored(one, phase, 1);
    String withdrawn = scored(two, phase, 8);
    scored(two, phase, 7);
    choose(one, phase, chosen);
    choose(two, phase, withdrawn);
    two.submissions().withdrawSubmission(withdrawn);
    merge(one, two);
    assertEquals(List.of(chosen), entries(two, phase));
    assertEquals(List.of(chosen), read(two, phase).submissionIds());
    LeaderboardEntry entry = two.leaderboards().getLeaderboard(phase, null).entries().get(0);
    assertEquals(4, entry.submissions());
    assertEquals(scene.teamOf(two), entry.teamId());
  }

  private void merge(Caller team, Caller into) throws ApiException {
    NewMergeProposal wanted = new NewMergeProposal(scene.teamOf(into));
    String proposal = team.teams().proposeMerge(scene.teamOf(team), wanted, null).id();
    into.teams().acceptMerge(scene.teamOf(into), proposal);
  }

  @Test
  void choice_isRecordedAndToldOnce() throws ApiException {
    String phase = phase(2);
    Caller team = scene.captain();
    String id = scored(team, phase, 5);
    choose(team, phase, id);
    choose(team, phase, id);
    List<AuditEntry> log =
        scene
            .organiser()
            .audit()
            .listChallengeAudit(scene.challengeId(), null, null, null, null, null, 200, null)
            .items();
    assertEquals(
        1, log.stream().filter(entry -> entry.action().equals("SELECTION_CHANGED")).count());
    Caller rival = scene.captain();
    Awaitility.await().untilAsserted(() -> assertEquals(1L, told(team)));
    assertEquals(1L, told(scene.organiser()));
    assertEquals(0L, told(rival));
  }

  private long told(Caller by) throws ApiException {
    return by.events().listChallengeEvents(scene.challengeId(), 200, null, null).items().stream()
        .filter(event -> event.type().equals("team.selection-changed"))
        .count();
  }

  /** Evaluations that end meanwhile, choices and withdrawals, in whatever order. */
  @Test
  void choicesBesideEvaluations_leaveTheBestThatIsChosen() throws Exception {
    String phase = phase(2);
    Caller team = scene.captain();
    String three = scored(team, phase, 3);
    String five = scored(team, phase, 5);
    String gone = scored(team, phase, 8);
    List<String> late =
        List.of(
            Scene.submitted(team, phase, Scene.right(6)),
            Scene.submitted(team, phase, Scene.right(7)));
    Together.run(
        4,
        i ->
            () -> {
              if (i == 0) {
                return team.submissions().withdrawSubmission(gone);
              }
              return choose(team, phase, three, five);
            });
    for (String id : late) {
      Scene.awaitFinal(team, id);
    }
    assertEquals(List.of(five), entries(team, phase));
    assertEquals(List.of(three, five), read(team, phase).submissionIds());
    choose(team, phase);
    assertEquals(List.of(late.get(1)), entries(team, phase));
  }
}
