package org.aceso.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The people of the challenge: 574 register, and 98 of them form 36 teams. */
final class Cohort {
  static final int PEOPLE = 574;
  static final int TEAMS = 36;

  private static final List<String> SCOPES =
      List.of(
          "challenge:read",
          "dataset:read",
          "team:read",
          "team:write",
          "submission:read",
          "submission:write",
          "leaderboard:read");
  private static final List<String> NAMES =
      List.of(
          "Kernel of Truth",
          "Les Lames Fines",
          "Stain Normal",
          "Papanicolaou",
          "Deep Biopsy",
          "Hématoxyline",
          "Grade Expectations",
          "Field of View",
          "Mitotic Figures",
          "Les Colposcopes",
          "Tile Whisperers",
          "Overfit Hospital",
          "Basal Layer",
          "Koïlocytes",
          "Open Slide",
          "The Dysplastics",
          "Ordinal People",
          "Cost Matrix",
          "Pyramid Scheme",
          "Carcinoma Chameleons",
          "Eosine",
          "Attention Please",
          "Multiple Instance",
          "Nucléoles",
          "Whole Slide Riders",
          "Cytoplasm Fantastic",
          "Les Épithéliums",
          "Gradient Descent",
          "Squamous Squad",
          "Second Opinion",
          "Lame de Fond",
          "Borderline",
          "Gland Master",
          "Receptive Field",
          "Biopsy Turvy",
          "Quadratic Kappa");

  private final DemoClient administrator;
  private final String challenge;
  private final Map<String, Object> rules;

  /**
   * @param rules what accepts the rules of the challenge
   */
  Cohort(DemoClient administrator, String challenge, Map<String, Object> rules) {
    this.administrator = administrator;
    this.challenge = challenge;
    this.rules = rules;
  }

  /** Registers everybody and forms the teams. */
  List<DemoTeam> gather() {
    List<DemoClient> people =
        IntStream.range(0, PEOPLE).parallel().mapToObj(this::register).toList();
    List<DemoTeam> teams = new ArrayList<>();
    int next = TEAMS;
    for (int i = 0; i < TEAMS; i++) {
      DemoTeam team = create(i, people.get(i));
      for (int mate = 0; mate < i % 5 && next < PEOPLE; mate++) {
        invite(team, people.get(next++));
      }
      teams.add(team);
    }
    return teams;
  }

  private DemoClient register(int number) {
    String person =
        DemoClient.sure(
                administrator.post(
                    "/v1/people", Map.of("displayName", "Competitor " + (number + 1))))
            .path("id")
            .asText();
    String secret =
        DemoClient.sure(
                administrator.post(
                    "/v1/tokens",
                    Map.of(
                        "personId",
                        person,
                        "name",
                        "demo",
                        "scopes",
                        SCOPES,
                        "expiresAt",
                        Instant.now().plus(30, ChronoUnit.DAYS).toString())))
            .path("secret")
            .asText();
    DemoClient client = administrator.as(secret);
    DemoClient.sure(
        client.post(
            "/v1/challenges/" + challenge + "/registrations",
            Map.of("acceptances", List.of(rules))));
    return client;
  }

  private DemoTeam create(int number, DemoClient captain) {
    String name = NAMES.get(number);
    String id =
        DemoClient.sure(
                captain.post("/v1/challenges/" + challenge + "/teams", Map.of("name", name)))
            .path("id")
            .asText();
    return new DemoTeam(number, id, name, captain);
  }

  private static void invite(DemoTeam team, DemoClient person) {
    String code =
        DemoClient.sure(team.captain().post("/v1/teams/" + team.id() + "/invitations"))
            .path("code")
            .asText();
    DemoClient.sure(person.post("/v1/invitations/accept", Map.of("code", code)));
  }
}
