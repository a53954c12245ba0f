package org.aceso.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.EntryRule;
import org.aceso.wire.ExternalEvaluator;
import org.aceso.wire.Missing;
import org.aceso.wire.Ranking;
import org.aceso.wire.SelectionRule;
import org.aceso.wire.Ties;
import org.junit.jupiter.api.Test;

/** Parts of a draft are merged, not replaced. */
final class PhasePatchTest {
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*");

  @Test
  void optionalPartsOfARanking_areTakenBack() throws ApiException {
    Scene scene = Scene.open();
    JsonNode ranking =
        patched(scene, draft(scene), "{\"ranking\":{\"digits\":null,\"replicates\":null}}")
            .get("ranking");
    assertEquals("accuracy@1", ranking.get("metric").asText());
    assertFalse(ranking.has("digits"), ranking.toString());
    assertFalse(ranking.has("replicates"), ranking.toString());
    assertEquals(2, ranking.get("selection").get("most").asInt());
  }

  @Test
  void selection_losesItsEndAndThenItself() throws ApiException {
    Scene scene = Scene.open();
    String phase = draft(scene);
    JsonNode endless =
        patched(scene, phase, "{\"ranking\":{\"selection\":{\"until\":null}}}").get("ranking");
    assertEquals("{\"most\":2}", endless.get("selection").toString());
    JsonNode none = patched(scene, phase, "{\"ranking\":{\"selection\":null}}").get("ranking");
    assertFalse(none.has("selection"), none.toString());
  }

  @Test
  void wholeParts_areTakenAway() throws ApiException {
    Scene scene = Scene.open();
    String bare =
        "{\"ranking\":null,\"challengeType\":null,\"reference\":null,\"cases\":null,"
            + "\"settings\":{\"format\":null}}";
    JsonNode phase = patched(scene, draft(scene), bare);
    for (String gone : List.of("ranking", "challengeType", "reference")) {
      assertFalse(phase.has(gone), phase.toString());
    }
    assertTrue(phase.get("settings").isEmpty(), phase.toString());
  }

  @Test
  void deadlineOfAnExternalEvaluator_becomesTheStandard() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.externalEvaluator = new ExternalEvaluator(5);
    String phase = scene.phase(form);
    JsonNode standard = patched(scene, phase, "{\"externalEvaluator\":{\"deadlineHours\":null}}");
    assertEquals(72, standard.get("externalEvaluator").get("deadlineHours").asInt());
    assertFalse(patched(scene, phase, "{\"externalEvaluator\":null}").has("externalEvaluator"));
  }

  @Test
  void whatIsNoRankingAfterwards_isRefusedWithAllThatItLacks() throws ApiException {
    Scene scene = Scene.open();
    PhaseForm form = new PhaseForm();
    form.ranking = null;
    Caller.Reply reply = patch(scene, scene.phase(form), "{\"ranking\":{\"digits\":3}}");
    assertEquals(422, reply.status(), reply.body().toString());
    assertEquals(
        List.of("#/ranking/metric", "#/ranking/ties", "#/ranking/missing", "#/ranking/entry"),
        pointers(reply));
  }

  @Test
  void wrongValuesAndNullsOfWhatIsNeeded_areRefusedWhereTheyStand() throws ApiException {
    Scene scene = Scene.open();
    String wrong = "{\"ranking\":{\"digits\":16,\"ties\":null,\"selection\":{\"most\":0}}}";
    Caller.Reply reply = patch(scene, draft(scene), wrong);
    assertEquals(422, reply.status(), reply.body().toString());
    assertTrue(
        pointers(reply)
            .containsAll(List.of("#/ranking/digits", "#/ranking/ties", "#/ranking/selection/most")),
        reply.body().toString());
  }

  private static String draft(Scene scene) throws ApiException {
    PhaseForm form = new PhaseForm();
    SelectionRule selection = new SelectionRule(2, Instant.parse("2099-02-01T00:00:00Z"));
    form.ranking =
        new Ranking("accuracy@1", 6, Ties.SHARED, Missing.UNRANKED, EntryRule.BEST, 20, selection);
    return scene.phase(form);
  }

  private static JsonNode patched(Scene scene, String phase, String patch) {
    Caller.Reply reply = patch(scene, phase, patch);
    assertEquals(200, reply.status(), reply.body().toString());
    return reply.body();
  }

  private static Caller.Reply patch(Scene scene, String phase, String patch) {
    return scene.organiser().send("PATCH", "/v1/phases/" + phase, patch, HEADERS);
  }

  private static List<String> pointers(Caller.Reply reply) {
    return StreamSupport.stream(reply.body().get("errors").spliterator(), false)
        .map(error -> error.get("pointer").asText())
        .toList();
  }
}
