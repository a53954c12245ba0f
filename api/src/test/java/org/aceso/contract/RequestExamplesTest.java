package org.aceso.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aceso.TestServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract shows as an example works as it stands there, once its ids are real. */
final class RequestExamplesTest {
  private static final String DIGEST =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String TEAM_PERSON = "per_01m85ndbnqpq9h4wgmhfmxs1sw";
  private static final String PLUGIN =
      "73888a7a0c5b6cc07bf28c397d9f42a634c6767990eac575d1cc27cd8144a1f8";
  private static final String SOMEBODY = "per_01m85ndeedq2t16d5bbn1acpr0";
  private static TestServer server;

  /** What a parameter, or an id within an example, stands for. */
  private final Map<String, String> bound = new LinkedHashMap<>();

  private final World world = new World(server, reply -> {});
  private final World.Platform platform = world.platform();
  private final Caller organiser = world.person(World.ORGANISER);
  private final Caller officer = world.person(World.ORGANISER);
  private final List<Caller> council =
      List.of(world.person(World.ORGANISER), world.person(World.ORGANISER));
  private final Caller leaver = world.person(World.ORGANISER);
  private final Caller registrant = world.person(World.COMPETITOR);
  private final Caller founder = world.person(World.COMPETITOR);
  private final Caller mate = world.person(World.COMPETITOR);
  private final Caller asker = world.person(World.COMPETITOR);
  private final Caller rival = world.person(World.COMPETITOR);

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<Spec.Op> operationsWithJson() {
    return Spec.OPERATIONS.stream().filter(Examples::hasJsonBody);
  }

  @ParameterizedTest
  @MethodSource("operationsWithJson")
  void operationWithJsonBody_hasAnExampleThatFitsItsSchema(Spec.Op op) {
    List<Examples.Example> examples = Examples.ofRequest(op);
    assertFalse(examples.isEmpty(), op.id());
    for (Examples.Example example : examples) {
      assertEquals(List.of(), Spec.problems(example.schema(), example.value()), example.at());
    }
  }

  /** In the order in which an organiser and two competitors would come to them. */
  @TestFactory
  Stream<DynamicTest> example_getsADocumentedSuccess() {
    bound.put("{typeId}", "ordinal-classification@1");
    bound.put("{platformId}", platform.id());
    bound.put("{externalId}", "user-4711");
    bound.put("{documentKind}", "RULES");
    Trial trial = world.trial();
    Trial.Team team = trial.team();
    bound.put("{submissionId}", submitted(trial, team));
    Caller evaluator = trial.evaluator();
    String outside = trial.run(outside(trial));
    return Stream.of(
            step("createPerson", world.administrator(), this::bindPerson),
            step("blockPerson", world.administrator(), this::nothing),
            step("unblockPerson", world.administrator(), this::nothing),
            step("erasePerson", world.administrator(), this::bindLeaver),
            step("editMe", leaver, this::nothing),
            step("eraseMe", leaver, this::nothing),
            step("createPlatform", world.administrator(), this::nothing),
            step("createPlatformToken", world.administrator(), this::nothing),
            step("putPlatformUser", platform.caller(), this::nothing),
            step("updatePlatform", world.administrator(), this::nothing),
            step("createToken", organiser, this::nothing),
            step("configureChallengeType", organiser, this::nothing),
            step("createChallenge", organiser, this::bindChallenge),
            step("updateChallenge", organiser, this::nothing),
            step("createDataset", organiser, this::bindDataset),
            step("createAttestation", officer, this::bindAttestation),
            step("withdrawAttestation", officer, this::nothing),
            step("createPatientNotice", organiser, this::nothing),
            step("createPhase", organiser, this::bindPhase),
            step("createApproval", council.get(0), this::approveTheRest),
            step("updatePhase", organiser, this::nothing),
            step("publishAnnouncement", organiser, this::bindAnnouncement),
            step("reviseAnnouncement", organiser, this::nothing),
            step("createWebhook", organiser, this::bindWebhook),
            step("updateWebhook", organiser, this::nothing),
            step("rotateWebhookSecret", organiser, this::nothing),
            step("createTeam", founder, this::bindTeam),
            step("updateTeam", founder, this::nothing),
            step("renameTeamForCause", organiser, this::nothing),
            step("createInvitation", founder, this::nothing),
            step("createJoinRequest", asker, this::nothing),
            step("acceptInvitation", mate, this::bindMate),
            step("transferCaptaincy", founder, this::bindFounder),
            step("removeMemberForCause", organiser, this::nothing),
            step("proposeMerge", mate, this::nothing),
            step("publishDocument", organiser, this::nothing),
            step("updateRegistrationForm", organiser, this::nothing),
            step("register", registrant, this::bindRegistrant),
            step("acceptDocument", registrant, this::nothing),
            step("updateOwnRegistration", registrant, this::nothing),
            step("approveRegistration", organiser, this::nothing),
            step("refuseRegistration", organiser, this::nothing),
            step("updateSubmission", team.captain(), this::bindSubmission),
            step("updateSelection", team.captain(), this::nothing),
            step("markBaseline", trial.organiser(), this::nothing),
            step("reportEvaluation", () -> holder(team, evaluator, outside), this::nothing),
            step("startRescoring", trial.organiser(), reply -> end(trial, reply)),
            step("verifySubmission", trial.organiser(), reply -> rescore(trial)),
            step("applyRescoring", trial.organiser(), this::nothing))
        .flatMap(List::stream);
  }

  @Test
  void everyOperationWithJsonBody_isAStep() {
    assertEquals(
        operationsWithJson().map(Spec.Op::id).sorted().toList(),
        example_getsADocumentedSuccess()
            .map(test -> test.getDisplayName().replaceFirst(" .*", ""))
            .distinct()
            .sorted()
            .toList());
  }

  private List<DynamicTest> step(String id, Caller caller, Binding binding) {
    return step(id, () -> caller, binding);
  }

  private List<DynamicTest> step(String id, Supplier<Caller> caller, Binding binding) {
    Spec.Op op = Spec.operation(id);
    return Examples.ofRequest(op).stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    id + " " + example.at(), () -> binding.bind(send(op, caller.get(), example))))
        .toList();
  }

  private Reply send(Spec.Op op, Caller caller, Examples.Example example) {
    String path = bind(op.path());
    Caller editor =
        Spec.parameters(op, "header").stream().anyMatch(one -> one.name().equals("If-Match"))
            ? caller.with("If-Match", etag(caller, path))
            : caller;
    byte[] body = bind(example.value().toString()).getBytes(StandardCharsets.UTF_8);
    Reply reply = editor.send(op.method(), path, example.mediaType(), body);
    assertTrue(reply.status() >= 200 && reply.status() < 300, reply.toString());
    assertTrue(op.node().path("responses").has("" + reply.status()), reply.toString());
    return reply;
  }

  /** A phase as the example of a report assumes it. */
  private static Map<String, Object> outside(Trial trial) {
    Map<String, Object> phase = trial.outside(Question.RISK);
    phase.put("settings", Map.of("thresholds", List.of(0.5)));
    Map<String, Object> ranking = new LinkedHashMap<>(Question.RISK.ranking());
    ranking.put("replicates", 4);
    phase.put("ranking", ranking);
    return phase;
  }

  /** Somebody who holds a fresh claim. */
  private Caller holder(Trial.Team team, Caller evaluator, String phase) {
    Trial.submit(team, phase, Question.RISK.prediction()).expect(201);
    Reply claim = evaluator.post("/v1/phases/" + phase + "/claims").expect(200);
    bound.put("{evaluationId}", claim.get("evaluationId"));
    bound.put(PLUGIN, claim.json().at("/plugin/sha256").asText());
    return evaluator.with("Evaluation-Lease", claim.get("lease"));
  }

  private static String submitted(Trial trial, Trial.Team team) {
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    String id = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
    Trial.finished(team.captain(), id);
    return id;
  }

  private static String etag(Caller caller, String path) {
    return caller.get(path).expect(200).header("ETag");
  }

  private String bind(String text) {
    String filled = text;
    for (Map.Entry<String, String> binding : bound.entrySet()) {
      filled = filled.replace(binding.getKey(), binding.getValue());
    }
    return filled;
  }

  private void nothing(Reply reply) {
    assertTrue(reply.status() < 300, reply.toString());
  }

  private void bindPerson(Reply reply) {
    bound.put("{personId}", reply.get("id"));
    bound.put(SOMEBODY, reply.get("id"));
  }

  private void bindLeaver(Reply reply) {
    assertEquals(204, reply.status());
    bound.put(SOMEBODY, leaver.get("/v1/me").expect(200).json().at("/person/id").asText());
  }

  private void bindChallenge(Reply reply) {
    bound.put("{challengeId}", reply.get("slug"));
    organiser.post(bind("/v1/challenges/{challengeId}/open-registration")).expect(200);
    for (Caller person : List.of(founder, mate, asker, rival)) {
      person.post(bind("/v1/challenges/{challengeId}/registrations")).expect(201);
    }
  }

  private void bindRegistrant(Reply reply) {
    bound.put("{personId}", reply.get("personId"));
  }

  private void bindDataset(Reply reply) throws IOException {
    String dataset = reply.get("id");
    bound.put("dat_01jd0000000000000000000000", dataset);
    try (InputStream truth = RequestExamplesTest.class.getResourceAsStream("/demo/truth.csv")) {
      String path = "/v1/datasets/" + dataset + "/files/truth.csv";
      organiser.send("PUT", path, "text/csv", truth.readAllBytes()).expect(201);
    }
    bound.put("{datasetId}", dataset);
    give("DPO", officer);
    bound.put(DIGEST, officer.get("/v1/datasets/" + dataset).expect(200).get("sha256"));
  }

  private void bindAttestation(Reply reply) {
    bound.put("{attestationId}", reply.get("id"));
  }

  private void give(String role, Caller person) {
    String id = person.get("/v1/me").expect(200).json().at("/person/id").asText();
    organiser
        .send("PUT", bind("/v1/challenges/{challengeId}/roles/") + role + "/" + id, "", null)
        .expect(201);
  }

  private void bindSubmission(Reply reply) {
    bound.put("{phaseId}", reply.get("phaseId"));
    bound.put("sub_01m85ndfcw4bnnbmenxbc5msvy", reply.get("id"));
  }

  private static void end(Trial trial, Reply reply) {
    trial.organiser().post("/v1/rescorings/" + reply.get("id") + "/discard").expect(200);
  }

  private void rescore(Trial trial) {
    String path = "/v1/phases/" + bound.get("{phaseId}") + "/rescorings";
    String id = trial.organiser().post(path, Map.of("reason", "Anew.")).expect(201).get("id");
    bound.put("{rescoringId}", id);
    Awaitility.await()
        .until(() -> trial.organiser().get("/v1/rescorings/" + id).get("state"), "READY"::equals);
  }

  private void bindPhase(Reply reply) {
    bound.put("{phaseId}", reply.get("id"));
    council.forEach(member -> give("COUNCIL", member));
    bound.put(DIGEST, standing("METRIC"));
  }

  private void approveTheRest(Reply reply) {
    for (String matter : List.of("RANKING", "GROUND_TRUTH")) {
      Map<String, ?> approval =
          Map.of("matter", matter, "sha256", standing(matter), "decision", "APPROVED");
      council.get(1).post(bind("/v1/phases/{phaseId}/approvals"), approval).expect(201);
    }
    organiser.post(bind("/v1/phases/{phaseId}/open")).expect(200);
  }

  private String standing(String matter) {
    for (JsonNode one :
        organiser.get(bind("/v1/phases/{phaseId}/approvals")).json().get("standings")) {
      if (one.get("matter").asText().equals(matter)) {
        return one.get("sha256").asText();
      }
    }
    throw new AssertionError(matter);
  }

  private void bindAnnouncement(Reply reply) {
    bound.put("{announcementId}", reply.get("id"));
  }

  private void bindWebhook(Reply reply) {
    bound.put("{webhookId}", reply.get("id"));
  }

  private void bindTeam(Reply reply) {
    bound.put("{teamId}", reply.get("id"));
    String code =
        founder.post("/v1/teams/" + reply.get("id") + "/invitations").expect(201).get("code");
    bound.put("inv_0123456789abcdefghjkmnpqrstvwxyz", code);
    String teams = bind("/v1/challenges/{challengeId}/teams");
    String other = rival.post(teams, Map.of("name", "Another")).expect(201).get("id");
    bound.put("tea_01m85ndenzzs6mea741rce9mce", other);
    bound.put(TEAM_PERSON, id(asker));
  }

  private void bindMate(Reply reply) {
    assertEquals(200, reply.status());
    bound.put(TEAM_PERSON, id(mate));
  }

  private void bindFounder(Reply reply) {
    assertEquals(200, reply.status());
    bound.put("{personId}", id(founder));
  }

  private static String id(Caller person) {
    return person.get("/v1/me").expect(200).json().at("/person/id").asText();
  }

  /** Takes from a reply what later examples stand for. */
  private interface Binding {
    void bind(Reply reply) throws IOException;
  }
}
