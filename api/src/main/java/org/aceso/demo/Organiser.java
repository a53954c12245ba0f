package org.aceso.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the organiser of the challenge does. */
final class Organiser {
  private static final double[][] COSTS = {
    {0, 0.1, 0.7, 1}, {0.1, 0, 0.3, 0.7}, {0.7, 0.3, 0, 0.3}, {1, 0.7, 0.3, 0}
  };

  private final DemoClient client;
  private String challenge;

  Organiser(DemoClient client) {
    this.client = client;
  }

  String createChallenge() {
    challenge =
        DemoClient.sure(
                client.post(
                    "/v1/challenges",
                    Map.of(
                        "slug",
                        "tissuenet",
                        "title",
                        Map.of(
                            "en", "TissueNet: detect lesions in cervical biopsies",
                            "fr", "TissueNet : détecter les lésions sur les biopsies du col"),
                        "description",
                        Map.of(
                            "en",
                            "Whole slide images of cervical biopsies, each with the worst lesion"
                                + " that pathologists saw on it."),
                        "clinicalQuestion",
                        Map.of(
                            "en",
                            "Is the worst lesion on the slide benign (0), low grade (1), high grade"
                                + " (2) or an invasive carcinoma (3)?"),
                        "controller",
                        "Société française de pathologie",
                        "timeZone",
                        "Europe/Paris")))
            .path("id")
            .asText();
    return challenge;
  }

  /**
   * Publishes the rules.
   *
   * @return what accepts them
   */
  Map<String, Object> publishRules() {
    JsonNode rules =
        DemoClient.sure(
            client.post(
                "/v1/challenges/" + challenge + "/documents/RULES",
                Map.of(
                    "text",
                    Map.of(
                        "en",
                        "# Rules\n\nTeams have one to five members. The annotated slides are for"
                            + " this challenge alone. The board of the final validation decides.",
                        "fr",
                        "# Règlement\n\nLes équipes ont de un à cinq membres. Les lames annotées ne"
                            + " servent qu'à ce challenge. Le classement de la validation finale"
                            + " fait foi."))));
    return Map.of(
        "kind", "RULES", "version", rules.path("version"), "sha256", rules.path("sha256"));
  }

  void openRegistration() {
    DemoClient.sure(client.post("/v1/challenges/" + challenge + "/open-registration"));
  }

  /** Labelled slides that every competitor may read. */
  String publishLearningData(Slides slides) {
    upload("Annotated slides", "COMPETITORS", slides);
    Map<String, Object> phase = phase("LEARNING", "Learning", "COMPETITORS");
    return open(create(phase));
  }

  /** A phase that ranks by expected cost, ready to take submissions. */
  String openPhase(
      String kind, String name, String visibility, Slides truth, Map<String, Object> quota) {
    Map<String, Object> phase = phase(kind, name, visibility);
    phase.put("challengeType", "ordinal-classification@1");
    phase.put("settings", Map.of("costs", COSTS));
    phase.put(
        "reference",
        Map.of("datasetId", upload("Truth of " + name, "ORGANISERS", truth), "name", "truth.csv"));
    phase.put(
        "ranking",
        Map.of(
            "metric", "expected_cost@1",
            "digits", 4,
            "ties", "SHARED",
            "missing", "UNRANKED",
            "entry", "BEST"));
    phase.put("quota", List.of(quota));
    return open(create(phase));
  }

  void close(String phase) {
    DemoClient.sure(client.post("/v1/phases/" + phase + "/close"));
  }

  void closeAndPublish(String phase) {
    close(phase);
    DemoClient.sure(client.post("/v1/phases/" + phase + "/publish"));
  }

  void closeChallenge() {
    DemoClient.sure(client.post("/v1/challenges/" + challenge + "/close"));
  }

  private static Map<String, Object> phase(String kind, String name, String visibility) {
    Map<String, Object> phase = new LinkedHashMap<>();
    phase.put("kind", kind);
    phase.put("name", name);
    phase.put("opensAt", "2020-09-17T00:00:00Z");
    phase.put("closesAt", "2099-10-29T22:59:59Z");
    phase.put("visibility", visibility);
    return phase;
  }

  private String create(Map<String, Object> phase) {
    return DemoClient.sure(client.post("/v1/challenges/" + challenge + "/phases", phase))
        .path("id")
        .asText();
  }

  private String open(String phase) {
    DemoClient.sure(client.post("/v1/phases/" + phase + "/open"));
    return phase;
  }

  private String upload(String name, String access, Slides slides) {
    String dataset =
        DemoClient.sure(
                client.post(
                    "/v1/challenges/" + challenge + "/datasets",
                    Map.of("name", name, "access", access)))
            .path("id")
            .asText();
    DemoClient.sure(
        client.csv("PUT", "/v1/datasets/" + dataset + "/files/truth.csv", slides.csv()));
    return dataset;
  }
}
