package org.aceso.contract;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One challenge that takes registrations, its organiser, and what can be put into it. */
record Trial(World world, Caller organiser, String id) {
  private static final AtomicInteger NEXT = new AtomicInteger();

  /** A team of one. */
  record Team(String id, Caller captain) {}

  static Map<String, Object> challenge(String slug) {
    Map<String, Object> challenge = new LinkedHashMap<>();
    challenge.put("slug", slug);
    challenge.put("title", Map.of("en", "A trial", "fr", "Un essai"));
    challenge.put("clinicalQuestion", Map.of("en", "Which is worst?"));
    challenge.put("controller", "A society");
    challenge.put("timeZone", "Europe/Paris");
    return challenge;
  }

  static Trial open(Caller organiser, World world, String slug) {
    Trial trial = draft(organiser, world, slug);
    organiser.post(trial.path() + "/open-registration").expect(200);
    return trial;
  }

  static Trial draft(Caller organiser, World world, String slug) {
    String id = organiser.post("/v1/challenges", challenge(slug)).expect(201).get("id");
    return new Trial(world, organiser, id);
  }

  String path() {
    return "/v1/challenges/" + id;
  }

  /** A new dataset with one file, {@code truth.csv}. */
  String dataset(String access, String csv) {
    String dataset =
        organiser
            .post(
                path() + "/datasets",
                Map.of("name", "Data " + NEXT.incrementAndGet(), "access", access))
            .expect(201)
            .get("id");
    organiser.csv("PUT", "/v1/datasets/" + dataset + "/files/truth.csv", csv).expect(201);
    return dataset;
  }

  /** An intermediate phase that asks the question; a draft until it is opened. */
  Map<String, Object> phase(Question question, String truth) {
    Map<String, Object> phase = new LinkedHashMap<>();
    phase.put("kind", "INTERMEDIATE");
    phase.put("name", "A phase");
    phase.put("opensAt", "2020-01-01T00:00:00Z");
    phase.put("closesAt", "2099-01-01T00:00:00Z");
    phase.put("challengeType", question.type());
    phase.put("reference", Map.of("datasetId", dataset("ORGANISERS", truth), "name", "truth.csv"));
    phase.put("ranking", question.ranking());
    phase.put("quota", List.of(Map.of("limit", 50, "period", "DAY")));
    phase.put("visibility", "EVERYONE");
    return phase;
  }

  /** The same phase, evaluated by somebody else. */
  Map<String, Object> outside(Question question) {
    Map<String, Object> phase = phase(question, question.cases());
    phase.put("cases", phase.remove("reference"));
    phase.put("externalEvaluator", Map.of("deadlineHours", 5));
    return phase;
  }

  /** Somebody who holds the role of such a phase. */
  Caller evaluator() {
    Caller person = world.person(List.of("evaluate", "challenge:read"));
    String id = person.get("/v1/me").expect(200).json().at("/person/id").asText();
    organiser.send("PUT", path() + "/roles/EVALUATOR/" + id, "", null).expect(201);
    return person;
  }

  String create(Map<String, Object> phase) {
    return organiser.post(path() + "/phases", phase).expect(201).get("id");
  }

  /** Creates a phase and opens it. */
  String run(Map<String, Object> phase) {
    String created = create(phase);
    organiser.post("/v1/phases/" + created + "/open").expect(200);
    return created;
  }

  Caller competitor() {
    Caller person = world.person(World.COMPETITOR);
    person.post(path() + "/registrations").expect(201);
    return person;
  }

  Team team() {
    Caller captain = competitor();
    Map<String, String> name = Map.of("name", "Team " + NEXT.incrementAndGet());
    return new Team(captain.post(path() + "/teams", name).expect(201).get("id"), captain);
  }

  static Reply submit(Team team, String phase, byte[] file) {
    return team.captain().send("POST", "/v1/phases/" + phase + "/submissions", "text/csv", file);
  }

  static Reply submit(Team team, String phase, String csv) {
    return team.captain().csv("POST", "/v1/phases/" + phase + "/submissions", csv);
  }

  /** Waits until a submission is final. */
  static Reply finished(Caller caller, String submission) {
    return await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> caller.get("/v1/submissions/" + submission).expect(200),
            reply -> reply.json().path("final").asBoolean());
  }
}
