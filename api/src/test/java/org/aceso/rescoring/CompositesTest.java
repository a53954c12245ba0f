package org.aceso.rescoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.http.Json;
import org.aceso.wire.Better;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Composite;
import org.aceso.wire.CompositeTerm;
import org.aceso.wire.EntryRule;
import org.aceso.wire.Issue;
import org.aceso.wire.LeaderboardEntry;
import org.aceso.wire.Matter;
import org.aceso.wire.Missing;
import org.aceso.wire.NewRescoring;
import org.aceso.wire.Phase;
import org.aceso.wire.Ranking;
import org.aceso.wire.RequestError;
import org.aceso.wire.Rescoring;
import org.aceso.wire.Submission;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;

/** Scores that a phase makes of those of its type. */
final class CompositesTest {
  private static final String KEY = "composite@1[name=final]";

  private final Scene scene = Batch.scene();

  @Test
  void composite_ranksLikeAMetricOfTheType() throws ApiException {
    String phase = scene.openPhase(ranked(term("accuracy@1", 3, 0.5, 1.0), error(-1)));
    Phase shown = scene.organiser().phases().getPhase(phase, null);
    assertEquals(
        List.of(new CompositeTerm("accuracy@1", 3.0, 0.5, 1.0), error(-1)),
        shown.composites().get(0).terms());
    assertEquals(
        KEY, shown.evaluation().metrics().get(shown.evaluation().metrics().size() - 1).key());

    Submission right = Scene.evaluated(scene.captain(), phase, Scene.TRUTH);
    Submission wrong = Scene.evaluated(scene.captain(), phase, Scene.ONE_WRONG);

    assertEquals(3.0, right.scores().get(KEY));
    // 7 of 8 classes, the other one off by one.
    assertEquals(3 * (0.875 - 0.5) / 0.5 - 0.125, wrong.scores().get(KEY), 1e-12);
    List<LeaderboardEntry> board =
        scene.organiser().leaderboards().getLeaderboard(phase, null).entries();
    assertEquals(3.0, board.get(0).value());
    assertEquals(2, board.get(1).rank());
    assertTrue(board.get(1).low() < board.get(1).value(), board.toString());
  }

  @Test
  void everythingThatIsWrongWithThem_isToldAtOnceWithItsPlace() {
    PhaseForm form = ranked(term("accuracy@1", 0, 1.0, 1.0), term("accuracy@1", 1, null, null));
    form.composites =
        List.of(
            form.composites.get(0),
            new Composite("final", "Again", Better.LOWER, null, List.of(error(1))));

    Refused refused = Refused.by(() -> scene.phase(form));

    assertEquals(
        List.of(
            "#/composites/0/terms/0/weight bad_weight",
            "#/composites/0/terms/0/to empty_range",
            "#/composites/0/terms/1/metric duplicate_term",
            "#/composites/1/name duplicate_name"),
        refused.problem().errors().stream().map(CompositesTest::text).toList());
  }

  @Test
  void metricThatIsNotComputed_isFoundByTheSelfTestAndByACheck() throws ApiException {
    String phase =
        scene.phase(ranked(term("accuracy@1", 1, null, null), term("karma@1", 1, 0.0, 2.0)));

    Refused refused = Refused.by(() -> scene.organiser().phases().openPhase(phase));

    Issue issue = refused.problem().issues().get(0);
    assertEquals("unknown_metric composites/0/terms/1/metric", issue.code() + " " + issue.field());
    Map<String, Object> check =
        Map.of(
            "settings", Map.of("format", "label"),
            "composites", List.of(ranked(term("karma@1", 1, null, null)).composites.get(0)));
    JsonNode answer =
        scene
            .organiser()
            .send(
                "POST",
                "/v1/challenge-types/ordinal-classification@1/configure",
                Json.text(check),
                Map.of("Content-Type", "application/json"))
            .body();
    assertEquals("unknown_metric", answer.at("/issues/0/code").asText(), answer.toString());
  }

  @Test
  void edit_replacesOrTakesAway() {
    Phase created = create(ranked(error(-1)));
    String path = "/v1/phases/" + created.id();

    JsonNode other = patch(path, Map.of("composites", ranked(error(-2)).composites));
    JsonNode none =
        patch(path, Map.of("composites", List.of(), "ranking", Map.of("metric", "accuracy@1")));

    assertEquals(-2, other.at("/composites/0/terms/0/weight").asDouble(), other.toString());
    assertTrue(none.path("composites").isMissingNode(), none.toString());
  }

  @Test
  void rescoring_weighsOtherwise() throws ApiException {
    String phase = scene.openPhase(ranked(error(-1)));
    Caller team = scene.captain();
    String submission = Scene.evaluated(team, phase, Scene.ONE_WRONG).id();
    List<Composite> heavier = ranked(error(-4)).composites;
    NewRescoring weighing = new NewRescoring("Other weights.", null, null, heavier, null, null);
    List<Composite> nonsense = ranked(error(0)).composites;
    NewRescoring wrong = new NewRescoring("Nonsense.", null, null, nonsense, null, null);
    Refused.with(422, () -> scene.organiser().rescorings().startRescoring(phase, wrong, null));

    Rescoring rescoring = Batch.ready(scene.organiser(), phase, weighing);
    assertEquals(-4.0, rescoring.composites().get(0).terms().get(0).weight());
    Batch.apply(scene.organiser(), rescoring);

    assertEquals(-0.5, team.submissions().getSubmission(submission, null).scores().get(KEY));
    Phase shown = scene.organiser().phases().getPhase(phase, null);
    assertEquals(-4.0, shown.composites().get(0).terms().get(0).weight());
  }

  @Test
  void receipt_hasThemOnlyWhereThereAreSome() throws ApiException {
    for (List<Composite> composites : Arrays.asList(ranked(error(-1)).composites, null)) {
      PhaseForm form = new PhaseForm();
      form.composites = composites;
      String phase = scene.openPhase(form);
      Caller team = scene.captain();
      String submission = Scene.evaluated(team, phase, Scene.TRUTH).id();
      var receipt = team.evaluations().listEvaluations(submission).items().get(0).receipt();
      if (composites == null) {
        assertNull(receipt.composites());
      } else {
        assertEquals("final", receipt.composites().get(0).name());
      }
    }
  }

  @Test
  void council_decidesAboutThemWithTheMetric() throws ApiException {
    for (int i = 0; i < 2; i++) {
      String member = scene.stranger().personId();
      scene.organiser().roles().grantRole(scene.challengeId(), ChallengeRole.COUNCIL, member);
    }
    Phase created = create(ranked(error(-1)));
    String before = digest(created.id());

    patch("/v1/phases/" + created.id(), Map.of("composites", ranked(error(-2)).composites));

    assertFalse(before.equals(digest(created.id())));
  }

  private String digest(String phase) throws ApiException {
    return scene.organiser().approvals().listApprovals(phase).standings().stream()
        .filter(standing -> standing.matter() == Matter.METRIC)
        .findFirst()
        .orElseThrow()
        .sha256();
  }

  private Phase create(PhaseForm form) {
    try {
      return scene.organiser().phases().getPhase(scene.phase(form), null);
    } catch (ApiException e) {
      throw new AssertionError(e.getResponseBody(), e);
    }
  }

  private JsonNode patch(String path, Map<String, ?> changes) {
    String tag = scene.organiser().etag(path).orElseThrow();
    Caller.Reply reply =
        scene
            .organiser()
            .send(
                "PATCH",
                path,
                Json.text(changes),
                Map.of("If-Match", tag, "Content-Type", "application/merge-patch+json"));
    assertEquals(200, reply.status(), reply.body().toString());
    return reply.body();
  }

  private static PhaseForm ranked(CompositeTerm... terms) {
    PhaseForm form = new PhaseForm();
    form.composites =
        List.of(new Composite("final", "Final score", Better.HIGHER, 6, List.of(terms)));
    form.ranking = new Ranking(KEY, null, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 100, null);
    return form;
  }

  private static CompositeTerm term(String metric, double weight, Double from, Double to) {
    return new CompositeTerm(metric, weight, from, to);
  }

  /** As it is shown, too: with what is standard stated. */
  private static CompositeTerm error(double weight) {
    return term("mean_absolute_error@1", weight, 0.0, 1.0);
  }

  private static String text(RequestError problem) {
    return problem.pointer() + " " + problem.code();
  }
}
