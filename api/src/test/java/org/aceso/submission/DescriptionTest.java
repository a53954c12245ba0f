package org.aceso.submission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Phase;
import org.aceso.wire.Submission;
import org.junit.jupiter.api.Test;

/** What teams say of their submissions. */
final class DescriptionTest {
  private static final Map<String, Object> SCHEMA =
      Map.of(
          "type",
          "object",
          "additionalProperties",
          false,
          "required",
          List.of("pretrained"),
          "properties",
          Map.of(
              "pretrained", Map.of("type", "boolean"),
              "parameters", Map.of("type", "integer", "minimum", 1)));

  private final Scene scene = open();

  private static Scene open() {
    try {
      return Scene.open();
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String path(String id) {
    return "/v1/submissions/" + id;
  }

  private static Caller.Reply patch(Caller by, String id, String tag, String json) {
    Map<String, String> headers =
        new HashMap<>(Map.of("Content-Type", "application/merge-patch+json"));
    if (tag != null) {
      headers.put("If-Match", tag);
    }
    return by.send("PATCH", path(id), json, headers);
  }

  private String phase() throws ApiException {
    PhaseForm form = new PhaseForm();
    form.submissionMetadata = SCHEMA;
    return scene.openPhase(form);
  }

  @Test
  void comment_isReadByTheTeamAndOrganisersAndCanBeTakenAway() throws ApiException {
    Caller team = scene.captain();
    String id = Scene.evaluated(team, phase(), Scene.TRUTH).id();
    String tag = team.etag(path(id)).orElseThrow();
    assertEquals(428, patch(team, id, null, "{\"comment\":\"x\"}").status());
    Caller.Reply changed = patch(team, id, tag, "{\"comment\":\"With stain normalisation\"}");
    assertEquals(200, changed.status(), changed.body().toString());
    assertEquals(changed.header("ETag"), team.etag(path(id)).orElseThrow());
    for (Caller reader : List.of(team, scene.organiser())) {
      Submission read = reader.submissions().getSubmission(id, null);
      assertEquals("With stain normalisation", read.comment());
    }
    assertEquals(412, patch(team, id, tag, "{\"comment\":\"Lost\"}").status());
    assertEquals(200, patch(team, id, changed.header("ETag"), "{\"comment\":null}").status());
    assertNull(team.submissions().getSubmission(id, null).comment());
  }

  @Test
  void metadata_fitsWhatThePhaseAsksFor() throws ApiException {
    Caller team = scene.captain();
    String phase = phase();
    Phase shown = team.phases().getPhase(phase, null);
    assertEquals("object", shown.submissionMetadata().get("type"));
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    Caller.Reply partial = patch(team, id, "*", "{\"metadata\":{\"parameters\":0}}");
    assertEquals(422, partial.status());
    List<String> pointers = partial.body().findValuesAsText("pointer");
    assertTrue(pointers.contains("#/metadata/pretrained"), pointers.toString());
    assertTrue(pointers.contains("#/metadata/parameters"), pointers.toString());
    assertEquals(200, patch(team, id, "*", "{\"metadata\":{\"pretrained\":true}}").status());
    assertEquals(200, patch(team, id, "*", "{\"metadata\":{\"parameters\":7}}").status());
    Map<String, Object> metadata = team.submissions().getSubmission(id, null).metadata();
    assertEquals(Map.of("pretrained", true, "parameters", 7), metadata);
    assertEquals(422, patch(team, id, "*", "{\"metadata\":{\"pretrained\":null}}").status());
    assertEquals(200, patch(team, id, "*", "{\"metadata\":null}").status());
    assertNull(team.submissions().getSubmission(id, null).metadata());
  }

  @Test
  void phaseThatAsksForNothing_takesNoMetadata() throws ApiException {
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    String id = Scene.submitted(team, phase, Scene.TRUTH);
    Caller.Reply refused = patch(team, id, "*", "{\"metadata\":{\"pretrained\":true}}");
    assertEquals(422, refused.status());
    assertEquals("#/metadata", refused.body().at("/errors/0/pointer").asText());
  }

  @Test
  void wrongSchemaOfMetadata_isRefusedAndARightOneFrozen() throws ApiException {
    PhaseForm wrong = new PhaseForm();
    wrong.submissionMetadata = Map.of("type", "object");
    Refused refused = Refused.by(() -> scene.phase(wrong));
    assertEquals(422, refused.status());
    assertEquals(
        "#/submissionMetadata/additionalProperties", refused.problem().errors().get(0).pointer());
    String phase = phase();
    Caller.Reply late =
        scene
            .organiser()
            .send(
                "PATCH",
                "/v1/phases/" + phase,
                "{\"submissionMetadata\":null}",
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"));
    assertEquals(409, late.status());
  }

  @Test
  void description_isTheTeamsUntilPublication() throws ApiException {
    Caller team = scene.captain();
    String phase = phase();
    String id = Scene.evaluated(team, phase, Scene.TRUTH).id();
    assertEquals(404, patch(scene.captain(), id, "*", "{\"comment\":\"x\"}").status());
    assertEquals(403, patch(scene.organiser(), id, "*", "{\"comment\":\"x\"}").status());
    scene.organiser().phases().closePhase(phase);
    assertEquals(200, patch(team, id, "*", "{\"comment\":\"Ours\"}").status());
    scene.organiser().phases().publishPhase(phase);
    assertEquals(409, patch(team, id, "*", "{\"comment\":\"x\"}").status());
    assertFalse(team.submissions().getSubmission(id, null).comment().isEmpty());
  }

  @Test
  void erasureOfWhoSubmitted_takesCommentAndMetadata() throws ApiException {
    Caller team = scene.captain();
    String id = Scene.evaluated(team, phase(), Scene.TRUTH).id();
    String said = "{\"comment\":\"Mine\",\"metadata\":{\"pretrained\":true}}";
    assertEquals(200, patch(team, id, "*", said).status());
    assertTrue(team.personalData().exportMe().records().toString().contains("Mine"));
    team.personalData().eraseMe(new org.aceso.wire.Erasure(team.personId()));
    Submission left = scene.organiser().submissions().getSubmission(id, null);
    assertNull(left.comment());
    assertNull(left.metadata());
    assertEquals(1.0, left.scores().get("accuracy@1"));
  }
}
