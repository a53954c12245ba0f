package org.aceso.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/**
 * A hosting platform with a challenge of its own under way, and in it everything that an operation
 * can be about, each made by one of its users.
 */
final class Tenant {
  private final World.Platform platform;
  private final String mark;
  private final Trial trial;
  private final Caller captain;
  private final Map<String, String> ids = new TreeMap<>();

  /**
   * @param mark a word that stands in every name, so that it can be found where it must not be
   */
  Tenant(World world, String mark) {
    this.platform = world.platform();
    this.mark = mark;
    this.trial = Trial.open(named("organiser"), world, mark + "-slug");
    this.captain = named("captain");
    ids.put("challengeId", trial.id());
    ids.put("platformId", platform.id());
    ids.put("externalId", mark + "-organiser");
    ids.put("personId", Cast.id(named("bystander")));
    ids.put("role", "JURY");
    ids.put("language", "en");
    ids.put("tokenId", tokenId(world));
    compete();
    formTeams();
    tell();
  }

  /** Ids by the names of path parameters; {@code code} of an invitation. */
  Map<String, String> ids() {
    return ids;
  }

  String mark() {
    return mark;
  }

  String slug() {
    return mark + "-slug";
  }

  Caller account() {
    return platform.caller();
  }

  Caller organiser() {
    return trial.organiser();
  }

  Caller captain() {
    return captain;
  }

  /** A user who has done nothing yet. */
  Caller newcomer() {
    return platform.user(mark + "-newcomer");
  }

  /** What nobody else may read anywhere: names, and the ids of what is the platform's. */
  Set<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>(List.of(mark));
    for (Map.Entry<String, String> one : ids.entrySet()) {
      if (one.getValue().matches("[a-z]{3}_[0-9a-z]{26,}")) {
        secrets.add(one.getValue());
      }
    }
    return secrets;
  }

  private Caller named(String role) {
    String externalId = mark + "-" + role;
    Object name = Map.of("displayName", mark + " " + role);
    String path = "/v1/platforms/" + platform.id() + "/users/" + externalId;
    Request request = Request.of("PUT", path).body("application/json", Caller.text(name));
    platform.caller().send(request).expect(201);
    return platform.user(externalId);
  }

  private String tokenId(World world) {
    String path = "/v1/platforms/" + platform.id() + "/tokens";
    return world.administrator().get(path).expect(200).json().at("/items/0/id").asText();
  }

  private Caller registered(String role) {
    Caller person = named(role);
    person.post(trial.path() + "/registrations").expect(201);
    return person;
  }

  private static String made(Reply reply) {
    return reply.expect(201).get("id");
  }

  private void compete() {
    ids.put("phaseId", trial.run(trial.phase(Question.RISK, Question.RISK.truth())));
    captain.post(trial.path() + "/registrations").expect(201);
    ids.put(
        "teamId", made(captain.post(trial.path() + "/teams", Map.of("name", mark + " captains"))));
    Trial.Team team = new Trial.Team(ids.get("teamId"), captain);
    String submission = made(Trial.submit(team, ids.get("phaseId"), Question.RISK.prediction()));
    Trial.finished(captain, submission);
    ids.put("submissionId", submission);
    String evaluations = "/v1/submissions/" + submission + "/evaluations";
    ids.put("evaluationId", captain.get(evaluations).expect(200).json().at("/items/0/id").asText());
  }

  private void formTeams() {
    String team = "/v1/teams/" + ids.get("teamId");
    Reply invitation = captain.post(team + "/invitations").expect(201);
    ids.put("invitationId", invitation.get("id"));
    ids.put("code", invitation.get("code"));
    ids.put("joinRequestId", made(registered("asker").post(team + "/join-requests")));
    Caller rival = registered("rival");
    String other = made(rival.post(trial.path() + "/teams", Map.of("name", mark + " rivals")));
    Map<String, String> into = Map.of("intoTeamId", ids.get("teamId"));
    ids.put("mergeProposalId", made(rival.post("/v1/teams/" + other + "/merge-proposals", into)));
  }

  private void tell() {
    Caller organiser = trial.organiser();
    Map<String, String> text = Map.of("en", mark + " text");
    organiser.post(trial.path() + "/documents/RULES", Map.of("text", text)).expect(201);
    ids.put("documentKind", "RULES");
    ids.put("documentVersion", "1");
    ids.put(
        "announcementId",
        made(
            organiser.post(
                trial.path() + "/announcements",
                Map.of("title", text, "body", text, "audience", "EVERYONE"))));
    ids.put("datasetId", trial.dataset("EVERYONE", "id\nP1\n"));
    attest();
    listen();
  }

  private void attest() {
    Caller officer = named("officer");
    trial
        .organiser()
        .send("PUT", trial.path() + "/roles/DPO/" + Cast.id(officer), "", null)
        .expect(201);
    String dataset = "/v1/datasets/" + ids.get("datasetId");
    String content = officer.get(dataset).expect(200).get("sha256");
    Map<String, String> word = Map.of("sha256", content, "statement", mark + " says so.");
    ids.put("attestationId", made(officer.post(dataset + "/attestations", word)));
  }

  private void listen() {
    Map<String, String> wanted =
        Map.of("url", "https://" + mark + ".example.invalid/", "challengeId", trial.id());
    ids.put("webhookId", made(trial.organiser().post("/v1/webhooks", wanted)));
    String path = "/v1/webhooks/" + ids.get("webhookId");
    trial.organiser().post(path + "/ping").expect(202);
    ids.put(
        "deliveryId",
        Awaitility.await()
            .until(
                () ->
                    trial
                        .organiser()
                        .get(path + "/deliveries")
                        .expect(200)
                        .json()
                        .at("/items/0/id"),
                found -> !found.isMissingNode())
            .asText());
  }
}
