package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What competitors have to accept before they submit or download. */
final class AgreementTest {
  private final Entrance entrance = Entrance.open();
  private final Trial trial = entrance.trial();
  private final String accept = entrance.path("/registrations/me/accept");

  private Trial.Team teamWith(Object... acceptances) {
    Caller captain = entrance.person();
    entrance.register(captain, acceptances).expect(201);
    return entrance.team(captain);
  }

  @Test
  void laterVersion_stopsSubmittingAndDownloadingUntilItIsAccepted() {
    Map<String, Object> first = entrance.publish("RULES", "# First");
    Trial.Team team = teamWith(first);
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    String file = "/v1/datasets/" + trial.dataset("COMPETITORS", "id\n") + "/files/truth.csv";
    String open = "/v1/datasets/" + trial.dataset("EVERYONE", "id\n") + "/files/truth.csv";
    Trial.submit(team, phase, Question.RISK.prediction()).expect(201);
    team.captain().get(file).expect(200);
    Map<String, Object> second = entrance.publish("RULES", "# Second");

    Reply refused = Trial.submit(team, phase, Question.RISK.prediction()).expect(403);
    assertEquals("/problems/agreement-required", refused.get("type"));
    assertEquals(second, Entrance.acceptance(refused.json().at("/documents/0")));
    String href = refused.json().at("/documents/0/href").asText();
    assertEquals("<" + href + ">; rel=\"terms-of-service\"", refused.header("Link"));
    team.captain().get(href).expect(200);
    assertEquals("/problems/agreement-required", team.captain().get(file).expect(403).get("type"));
    team.captain().get(open).expect(200);
    trial.organiser().get(file).expect(200);

    team.captain().post(accept, first).expect(409);
    Reply accepted = team.captain().post(accept, second).expect(200);
    assertEquals(2, accepted.json().path("acceptances").size());
    assertEquals(accepted.json(), team.captain().post(accept, second).expect(200).json());
    Trial.submit(team, phase, Question.RISK.prediction()).expect(201);
    team.captain().get(file).expect(200);
  }

  @Test
  void otherMembers_areHeldAgainstTheirOwnAcceptance() {
    Trial.Team team = teamWith();
    Caller mate = entrance.person();
    entrance.register(mate).expect(201);
    String code = team.captain().post("/v1/teams/" + team.id() + "/invitations").get("code");
    mate.post("/v1/invitations/accept", Map.of("code", code)).expect(200);
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    Map<String, Object> rules = entrance.publish("RULES", "# Rules");
    team.captain().post(accept, rules).expect(200);
    Trial.submit(team, phase, Question.RISK.prediction()).expect(201);
    Trial.submit(new Trial.Team(team.id(), mate), phase, Question.RISK.prediction()).expect(403);
  }

  @Test
  void versionThatNeedsNoAcceptance_stopsNobody() {
    Trial.Team team = teamWith(entrance.publish("RULES", "# First"));
    String file = "/v1/datasets/" + trial.dataset("COMPETITORS", "id\n") + "/files/truth.csv";
    entrance.publish(
        "RULES", Map.of("text", Map.of("en", "# Typo mended"), "requiresAcceptance", false));
    team.captain().get(file).expect(200);
  }

  @Test
  void versionWithADay_stopsNobodyBeforeIt() throws InterruptedException {
    Trial.Team team = teamWith(entrance.publish("RULES", "# First"));
    String file = "/v1/datasets/" + trial.dataset("COMPETITORS", "id\n") + "/files/truth.csv";
    Instant by = Instant.now().plusSeconds(3);
    Map<String, Object> later =
        entrance.publish(
            "RULES", Map.of("text", Map.of("en", "# Second"), "acceptBy", by.toString()));
    team.captain().get(file).expect(200);
    Thread.sleep(3_200);
    team.captain().get(file).expect(403);
    team.captain().post(accept, later).expect(200);
    team.captain().get(file).expect(200);
  }

  @Test
  void dataUseAgreement_isAcceptedBeforeDataForCompetitorsAreHandedOut() {
    Map<String, Object> rules = entrance.publish("RULES", "# Rules");
    Trial.Team team = teamWith(rules);
    String dataset = trial.dataset("COMPETITORS", "id\n");
    String file = "/v1/datasets/" + dataset + "/files/truth.csv";
    Map<String, Object> agreement = entrance.publish("DATA_USE", "Agreement");
    team.captain().get("/v1/datasets/" + dataset).expect(200);
    team.captain().get(file).expect(403);
    Map<String, Object> baseline = Map.of("datasetId", dataset, "name", "truth.csv");
    Map<String, Object> check =
        Map.of("settings", Map.of("label_columns", "a", "baseline_labels", baseline));
    String configure = "/v1/challenge-types/multilabel-classification@1/configure";
    team.captain().post(configure, check).expect(403);
    team.captain().post(accept, agreement).expect(200);
    team.captain().get(file).expect(200);
    team.captain().post(configure, check).expect(200);
    entrance.register(entrance.person(), rules).expect(422);
  }

  @Test
  void onlyWhoRegistered_accepts() {
    Map<String, Object> rules = entrance.publish("RULES", "# Rules");
    entrance.person().post(accept, rules).expect(404);
    Caller gone = entrance.person();
    entrance.register(gone, rules).expect(201);
    entrance.withdraw(gone).expect(200);
    gone.post(accept, rules).expect(409);
    Caller here = entrance.person();
    entrance.register(here, rules).expect(201);
    Map<String, Object> other =
        Map.of("kind", "DATA_USE", "version", 1, "sha256", rules.get("sha256"));
    assertTrue(here.post(accept, other).expect(422).text().contains("#/kind"));
  }
}
