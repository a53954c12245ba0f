package org.aceso.contract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A whole small challenge, every operation at least once. */
final class Walk {
  private final World world;
  private final List<Reply> seen;
  private Trial trial;
  private Trial.Team team;
  private String phase;

  /**
   * @param seen filled with every reply by the world's watcher
   */
  Walk(World world, List<Reply> seen) {
    this.world = world;
    this.seen = seen;
  }

  /** The successful replies by operation. */
  Map<String, List<Reply>> go() {
    readAboutTheServer();
    prepare();
    giveRoles();
    hostOnPlatforms();
    vouch();
    formTeams();
    decideWhoTakesPart();
    compete();
    sendInParts();
    evaluateOutside();
    read();
    announce();
    listen();
    leave();
    end();
    return Stream.of(seen.toArray(Reply[]::new))
        .filter(reply -> reply.status() < 300)
        .filter(reply -> Spec.serving(reply.method(), reply.path()).isPresent())
        .collect(
            Collectors.groupingBy(
                (Function<Reply, String>)
                    reply -> Spec.serving(reply.method(), reply.path()).orElseThrow().id()));
  }

  private void readAboutTheServer() {
    for (String path :
        List.of(
            "/v1/challenge-types",
            "/v1/challenge-types/binary-risk@1",
            "/v1/presets",
            "/v1/presets/visiomel-2023",
            "/v1/meta",
            "/problems",
            "/problems/validation-error",
            "/healthz",
            "/readyz",
            "/v1/permissions",
            "/v1/audit/head",
            "/openapi.yaml",
            "/openapi.json",
            "/docs",
            "/docs/start.js")) {
      world.anonymous().get(path).expect(200);
    }
    world.administrator().get("/v1/plugins").expect(200);
    String self = world.administrator().get("/v1/me").expect(200).header("ETag");
    world.administrator().patch("/v1/me", self, Map.of("email", "root@example.org")).expect(200);
    Reply tokens = world.administrator().get("/v1/tokens?limit=1").expect(200);
    String token = tokens.json().at("/items/0/id").asText();
    world.administrator().get("/v1/tokens/" + token).expect(200);
  }

  private void leave() {
    for (boolean byLetter : new boolean[] {false, true}) {
      Caller person = world.person(World.ORGANISER);
      Caller by = byLetter ? world.administrator() : person;
      String id = id(person);
      String path = byLetter ? "/v1/people/" + id : "/v1/me";
      by.get(path + "/export").expect(200);
      for (String block : List.of("block", "unblock")) {
        Map<String, String> reason = Map.of("reason", "A leak.");
        world.administrator().post("/v1/people/" + id + "/" + block, reason).expect(200);
      }
      by.post(path + "/erase", Map.of("personId", id)).expect(204);
      person.get("/v1/me").expect(401);
    }
  }

  private void prepare() {
    trial = world.trial();
    Caller organiser = trial.organiser();
    Map<String, Object> settings = Map.of("settings", Map.of("thresholds", List.of(0.2, 0.5)));
    organiser.post("/v1/challenge-types/binary-risk@1/configure", settings).expect(200);
    organiser
        .post("/v1/challenge-types/binary-risk@1/configure", Map.of("settings", Map.of("x", 1)))
        .expect(200);
    String etag = organiser.get(trial.path()).header("ETag");
    organiser.patch(trial.path(), etag, Map.of("controller", "Another society")).expect(200);
    phase = trial.create(trial.phase(Question.RISK, Question.RISK.truth()));
    String path = "/v1/phases/" + phase;
    organiser.patch(path, organiser.get(path).header("ETag"), Map.of("name", "Test")).expect(200);
    organiser.post(path + "/open").expect(200);
  }

  private void giveRoles() {
    Caller juror = world.person(World.ORGANISER);
    String id = juror.get("/v1/me").expect(200).json().at("/person/id").asText();
    String path = trial.path() + "/roles";
    trial.organiser().send("PUT", path + "/JURY/" + id, "", null).expect(201);
    trial.organiser().send("PUT", path + "/JURY/" + id, "", null).expect(200);
    trial.organiser().get(path + "?limit=1").expect(200);
    trial.organiser().send("DELETE", path + "/JURY/" + id, "", null).expect(204);
    world.administrator().send("PUT", "/v1/roles/AUDITOR/" + id, "", null).expect(201);
    world.administrator().get("/v1/roles").expect(200);
    world.administrator().send("DELETE", "/v1/roles/AUDITOR/" + id, "", null).expect(204);
  }

  private void vouch() {
    Caller officer = officer("DPO");
    String data = "/v1/datasets/" + trial.dataset("EVERYONE", "id\nP1\n") + "/attestations";
    String content = officer.get(data).expect(200).get("sha256");
    String word = attest(data, officer);
    officer.post(data + "/" + word + "/withdraw", Map.of("reason", "A name.")).expect(200);
    officer.get(data).expect(200);
    Map<String, ?> letter =
        Map.of("source", "A ward", "letterSha256", content, "sentOn", "2026-01-01", "patients", 9);
    officer.post(trial.path() + "/patient-notices", letter).expect(201);
    officer.get(trial.path() + "/patient-notices").expect(200);
    Caller council = officer("COUNCIL");
    String draft = "/v1/phases/" + trial.create(trial.phase(Question.RISK, Question.RISK.truth()));
    String digest =
        council.get(draft + "/approvals").expect(200).json().at("/standings/0/sha256").asText();
    Map<String, ?> approval = Map.of("matter", "METRIC", "sha256", digest, "decision", "APPROVED");
    council.post(draft + "/approvals", approval).expect(201);
    council.get(draft + "/approvals").expect(200);
    for (String role : List.of("DPO/" + id(officer), "COUNCIL/" + id(council))) {
      trial.organiser().send("DELETE", trial.path() + "/roles/" + role, "", null).expect(204);
    }
  }

  private static String attest(String attestations, Caller officer) {
    String content = officer.get(attestations).expect(200).get("sha256");
    return officer
        .post(attestations, Map.of("sha256", content, "statement", "Anonymous."))
        .expect(201)
        .get("id");
  }

  private Caller officer(String role) {
    Caller person = world.person(World.ORGANISER);
    String path = trial.path() + "/roles/" + role + "/" + id(person);
    trial.organiser().send("PUT", path, "", null).expect(201);
    return person;
  }

  private static String id(Caller person) {
    return person.get("/v1/me").expect(200).json().at("/person/id").asText();
  }

  private void hostOnPlatforms() {
    World.Platform owner = world.platform();
    World.Platform other = world.platform();
    String path = "/v1/platforms/" + owner.id();
    Caller administrator = world.administrator();
    administrator.get("/v1/platforms?limit=1").expect(200);
    Reply read = owner.caller().get(path).expect(200);
    administrator.patch(path, read.header("ETag"), Map.of("requestsPerMinute", 6000)).expect(200);
    Map<String, Object> spare = Map.of("name", "spare", "scopes", World.PLATFORM);
    String token = administrator.post(path + "/tokens", spare).expect(201).get("id");
    administrator.get(path + "/tokens?limit=1").expect(200);
    String user = path + "/users/user-1";
    byte[] name = "{\"displayName\":\"Ada\"}".getBytes(StandardCharsets.UTF_8);
    owner.caller().send("PUT", user, "application/json", name).expect(201);
    owner.caller().send("PUT", user, "application/json", name).expect(200);
    owner.caller().get(user).expect(200);
    owner.user("user-2").get("/v1/me").expect(200);
    owner.caller().get(path + "/users?limit=1").expect(200);
    Map<String, Object> wanted = Trial.challenge("hosted");
    wanted.put("externalRef", "42");
    String id = owner.user("user-1").post("/v1/challenges", wanted).expect(201).get("id");
    owner.user("user-1").post("/v1/challenges", wanted).expect(200);
    String hosts = "/v1/challenges/" + id + "/hosts";
    owner.caller().send("PUT", hosts + "/" + other.id(), "", null).expect(201);
    other.caller().send("PUT", hosts + "/" + other.id(), "", null).expect(200);
    other.caller().get(hosts).expect(200);
    other.caller().get("/v1/platforms/" + other.id() + "/challenges").expect(200);
    other.caller().send("DELETE", hosts + "/" + other.id(), "", null).expect(204);
    administrator.send("DELETE", path + "/tokens/" + token, "", null).expect(204);
  }

  private void formTeams() {
    team = trial.team();
    Caller mate = trial.competitor();
    mate.post(trial.path() + "/registrations").expect(200);
    String code =
        team.captain().post("/v1/teams/" + team.id() + "/invitations").expect(201).get("code");
    mate.post("/v1/invitations/accept", Map.of("code", code)).expect(200);
    mate.post("/v1/teams/" + team.id() + "/leave").expect(204);
    invite(mate);
    ask(mate);
    change();
    merge();
    trial.organiser().get(trial.path() + "/registrations?limit=1").expect(200);
  }

  /** In a challenge of its own, as documents are asked for from everybody. */
  private void decideWhoTakesPart() {
    Trial asking = world.trial();
    Caller organiser = asking.organiser();
    String rules = asking.path() + "/documents/RULES";
    Reply published =
        organiser.post(rules, Map.of("text", Map.of("en", "# Rules", "fr", "# Règlement")));
    Object accepted =
        Map.of("kind", "RULES", "version", 1, "sha256", published.expect(201).get("sha256"));
    for (String path : List.of("", "/1", "/1/text", "/1/text?language=fr")) {
      world.anonymous().get(rules + path).expect(200);
    }
    world.anonymous().get(asking.path() + "/documents?limit=1").expect(200);
    String form = asking.path() + "/registration-form";
    String etag = world.anonymous().get(form).expect(200).header("ETag");
    organiser.patch(form, etag, Map.of("approval", "MANUAL")).expect(200);
    Caller person = world.person(World.COMPETITOR);
    String all = asking.path() + "/registrations";
    String id =
        person
            .post(all, Map.of("acceptances", List.of(accepted), "contactConsent", true))
            .expect(201)
            .get("personId");
    person.post(all + "/me/accept", accepted).expect(200);
    String own = person.get(all + "/me").expect(200).header("ETag");
    Object declared = Map.of("country", "FR", "eligibleForPrizes", true);
    person.patch(all + "/me", own, Map.of("declarations", declared)).expect(200);
    organiser.get(all + "/" + id).expect(200);
    organiser.post(all + "/" + id + "/refuse", Map.of("reason", "Unknown")).expect(200);
    organiser.post(all + "/" + id + "/approve").expect(200);
    organiser.get(asking.path() + "/contacts").expect(200);
    person.post(all + "/me/withdraw").expect(200);
  }

  private void sendInParts() {
    Caller captain = team.captain();
    Caller tus = captain.with("Tus-Resumable", "1.0.0");
    String file = Question.RISK.prediction();
    int half = file.length() / 2;
    Caller creating = tus.with("Upload-Length", Integer.toString(file.length()));
    String id = creating.post("/v1/uploads").expect(201).get("id");
    String path = "/v1/uploads/" + id;
    append(tus, path, 0, file.substring(0, half));
    captain.get(path).expect(200);
    tus.head(path).expect(200);
    append(tus, path, half, file.substring(half));
    captain
        .with("Upload-Id", id)
        .send("POST", "/v1/phases/" + phase + "/submissions", "text/csv", null)
        .expect(201);
    captain.get(path).expect(200);
    String another = creating.post("/v1/uploads").expect(201).get("id");
    tus.send("DELETE", "/v1/uploads/" + another, "", null).expect(204);
  }

  private static void append(Caller tus, String path, int offset, String part) {
    tus.with("Upload-Offset", Integer.toString(offset))
        .send(
            "PATCH", path, "application/offset+octet-stream", part.getBytes(StandardCharsets.UTF_8))
        .expect(204);
  }

  private void invite(Caller mate) {
    Caller captain = team.captain();
    String path = "/v1/teams/" + team.id() + "/invitations";
    Map<String, String> person = Map.of("personId", id(mate));
    captain.get(path + "?limit=1").expect(200);
    String declined = captain.post(path, person).expect(201).get("id");
    mate.post("/v1/me/invitations/" + declined + "/decline").expect(200);
    String revoked = captain.post(path, person).expect(201).get("id");
    captain.send("DELETE", path + "/" + revoked, "", null).expect(204);
    String accepted = captain.post(path, person).expect(201).get("id");
    mate.get("/v1/me/invitations?limit=1").expect(200);
    mate.post("/v1/me/invitations/" + accepted + "/accept").expect(200);
    captain.send("DELETE", "/v1/teams/" + team.id() + "/members/" + id(mate), "", null).expect(204);
  }

  private void ask(Caller mate) {
    Caller captain = team.captain();
    String path = "/v1/teams/" + team.id() + "/join-requests";
    String refused = mate.post(path, Map.of("message", "Please?")).expect(201).get("id");
    captain.get(path).expect(200);
    captain.post(path + "/" + refused + "/refuse").expect(200);
    String withdrawn = mate.post(path).expect(201).get("id");
    mate.get("/v1/me/join-requests?limit=1").expect(200);
    mate.post("/v1/me/join-requests/" + withdrawn + "/withdraw").expect(200);
    String accepted = mate.post(path).expect(201).get("id");
    captain.post(path + "/" + accepted + "/accept").expect(200);
    String teamPath = "/v1/teams/" + team.id();
    Map<String, String> member = Map.of("personId", id(mate));
    captain.post(teamPath + "/transfer-captaincy", member).expect(200);
    mate.post(teamPath + "/transfer-captaincy", Map.of("personId", id(captain))).expect(200);
    trial
        .organiser()
        .post(teamPath + "/members/" + id(mate) + "/remove-for-cause", Map.of("reason", "A cause."))
        .expect(204);
  }

  private void change() {
    String path = "/v1/teams/" + team.id();
    String etag = team.captain().get(path).header("ETag");
    team.captain().patch(path, etag, Map.of("name", "Kernel " + team.id())).expect(200);
    Map<String, String> renaming = Map.of("name", "Team " + team.id(), "reason", "A cause.");
    trial.organiser().post(path + "/rename", renaming).expect(200);
    trial.organiser().get(path + "/records").expect(200);
    trial.organiser().get(path + "/records?limit=1").expect(200);
  }

  private void merge() {
    Trial.Team other = trial.team();
    String path = "/v1/teams/" + other.id() + "/merge-proposals";
    Map<String, String> into = Map.of("intoTeamId", team.id());
    String refused = other.captain().post(path, into).expect(201).get("id");
    other.captain().get(path).expect(200);
    String own = "/v1/teams/" + team.id() + "/merge-proposals/";
    team.captain().post(own + refused + "/refuse").expect(200);
    String accepted = other.captain().post(path, into).expect(201).get("id");
    team.captain().post(own + accepted + "/accept").expect(200);
    world.anonymous().get("/v1/teams/" + other.id()).expect(200);
    String merged = "/v1/teams/" + team.id();
    other.captain().post(merged + "/leave").expect(204);
  }

  private void compete() {
    for (String csv : List.of(Question.RISK.prediction(), "id,probability\nP1,2\n")) {
      team.captain().csv("POST", "/v1/phases/" + phase + "/validations", csv).expect(200);
    }
    String valid = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
    Trial.finished(team.captain(), valid);
    String invalid = Trial.submit(team, phase, "id,probability\nP1,2\n").expect(201).get("id");
    Trial.finished(team.captain(), invalid);
    cancel();
    say(valid);
    rescore();
    for (String submission : List.of(valid, invalid)) {
      String path = "/v1/submissions/" + submission;
      for (Caller caller : List.of(team.captain(), trial.organiser())) {
        caller.get(path + "/issues").expect(200);
        caller.get(path + "/queue").expect(200);
        caller.get(path + "/events").expect(200);
        caller.get(path + "/file").expect(200);
        String evaluation =
            caller.get(path + "/evaluations").expect(200).json().at("/items/0/id").asText();
        caller.get("/v1/evaluations/" + evaluation).expect(200);
      }
    }
  }

  private void rescore() {
    Caller organiser = trial.organiser();
    String all = "/v1/phases/" + phase + "/rescorings";
    String dropped = organiser.post(all, Map.of("reason", "A trial.")).expect(201).get("id");
    organiser.post("/v1/rescorings/" + dropped + "/discard").expect(200);
    String id = organiser.post(all, Map.of("reason", "A correction.")).expect(201).get("id");
    String path = "/v1/rescorings/" + id;
    Awaitility.await().until(() -> organiser.get(path).expect(200).get("state"), "READY"::equals);
    organiser.get(path + "/scores").expect(200);
    organiser.get(path + "/ranks").expect(200);
    organiser.post(path + "/apply", Map.of("acceptFailures", false)).expect(200);
    for (Caller caller : List.of(organiser, team.captain(), world.anonymous())) {
      caller.get(all).expect(200);
      caller.get(path).expect(200);
      caller.get(path + "/replaced-leaderboard").expect(200);
    }
  }

  private void say(String submission) {
    String path = "/v1/submissions/" + submission;
    String etag = team.captain().get(path).expect(200).header("ETag");
    team.captain().patch(path, etag, Map.of("comment", "Ours")).expect(200);
    choose(submission);
    Caller organiser = trial.organiser();
    byte[] label = "{\"label\":\"Age alone\"}".getBytes(StandardCharsets.UTF_8);
    byte[] note = "{\"note\":\"Run again.\"}".getBytes(StandardCharsets.UTF_8);
    organiser.send("PUT", path + "/baseline", "application/json", label).expect(200);
    organiser.send("PUT", path + "/verification", "application/json", note).expect(200);
    for (String mark : List.of("/baseline", "/verification")) {
      organiser.send("DELETE", path + mark, "", null).expect(204);
    }
    String second = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
    Trial.finished(team.captain(), second);
    team.captain().post("/v1/submissions/" + second + "/withdraw").expect(200);
  }

  private void choose(String submission) {
    Caller captain = team.captain();
    String path = "/v1/phases/" + phase + "/selection";
    String etag = captain.get(path).expect(200).header("ETag");
    String body = Caller.text(Map.of("submissionIds", List.of(submission)));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    captain.with("If-Match", etag).send("PUT", path, "application/json", bytes).expect(200);
  }

  /** As often as a worker is quicker. */
  private void cancel() {
    for (int i = 0, status = 409; i < 50 && status != 200; i++) {
      String id = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
      status = team.captain().post("/v1/submissions/" + id + "/cancel").status();
    }
  }

  private void evaluateOutside() {
    Trial apart = world.trial();
    String outside = apart.run(apart.outside(Question.RISK));
    Caller evaluator = apart.evaluator();
    String claims = "/v1/phases/" + outside + "/claims";
    evaluator.post(claims).expect(204);
    Trial.submit(apart.team(), outside, Question.RISK.prediction()).expect(201);
    Reply claim = evaluator.post(claims).expect(200);
    String path = "/v1/evaluations/" + claim.get("evaluationId");
    Caller holder = evaluator.with("Evaluation-Lease", claim.get("lease"));
    String piece = path + "/pieces/" + claim.get("submissionSha256");
    String tag = holder.get(piece).expect(200).header("ETag");
    holder.with("If-None-Match", tag).get(piece).expect(304);
    holder.post(path + "/heartbeat").expect(200);
    holder.post(path + "/report", Map.of("outcome", "FAILED", "fault", "PLUGIN")).expect(200);
  }

  private void read() {
    String dataset = trial.dataset("EVERYONE", "id\n");
    // There was an officer, and so the files wait for the word of one.
    attest("/v1/datasets/" + dataset + "/attestations", officer("DPO"));
    List<String> paths = new ArrayList<>(List.of("", "/phases", "/datasets", "/teams"));
    paths.replaceAll(path -> trial.path() + path);
    for (String path : List.of("", "/cases", "/sample", "/leaderboard", "/submissions")) {
      paths.add("/v1/phases/" + phase + path);
    }
    paths.add("/v1/challenges?limit=1");
    paths.add("/v1/teams/" + team.id());
    paths.add("/v1/datasets/" + dataset);
    paths.add("/v1/datasets/" + dataset + "/files/truth.csv");
    for (String path : paths) {
      trial.organiser().get(path).expect(200);
      team.captain().get(path).expect(200);
      if (!path.endsWith("/submissions")) {
        world.anonymous().get(path).expect(200);
      }
    }
    team.captain().get("/v1/phases/" + phase + "/quota").expect(200);
    team.captain().get(trial.path() + "/events?limit=2").expect(200);
  }

  private void announce() {
    Caller organiser = trial.organiser();
    Map<String, Object> text = Map.of("en", "Read this.");
    String path =
        trial.path()
            + "/announcements/"
            + organiser
                .post(
                    trial.path() + "/announcements",
                    Map.of("audience", "EVERYONE", "title", text, "body", text))
                .expect(201)
                .get("id");
    String tag = organiser.get(path).expect(200).header("ETag");
    organiser.patch(path, tag, Map.of("body", Map.of("fr", "Lisez ceci."))).expect(200);
    world.anonymous().get(path + "/revisions").expect(200);
    world.anonymous().get(path + "/text/fr").expect(200);
    world.anonymous().get(trial.path() + "/announcements").expect(200);
    tag = organiser.get(path).header("ETag");
    organiser.with("If-Match", tag).send("DELETE", path, "", null).expect(204);
  }

  /** Nobody receives at that address; what is listed is that it was tried. */
  private void listen() {
    Caller organiser = trial.organiser();
    Map<String, Object> wanted = Map.of("url", "https://hooks.example.invalid/");
    String id = organiser.post("/v1/webhooks", wanted).expect(201).get("id");
    String path = "/v1/webhooks/" + id;
    organiser.get(path).expect(200);
    // Deliveries that fail meanwhile change the tag.
    organiser.patch(path, "*", Map.of("description", "An inbox")).expect(200);
    organiser.post(path + "/rotate-secret", Map.of("keepOldForSeconds", 60)).expect(200);
    organiser.post(path + "/ping").expect(202);
    organiser.get("/v1/webhooks").expect(200);
    String delivery =
        Awaitility.await()
            .until(
                () -> organiser.get(path + "/deliveries").expect(200).json().at("/items/0/id"),
                found -> !found.isMissingNode())
            .asText();
    organiser.patch(path, "*", Map.of("state", "DISABLED")).expect(200);
    organiser.patch(path, "*", Map.of("state", "ENABLED")).expect(200);
    organiser.post("/v1/deliveries/" + delivery + "/redeliver").expect(201);
    organiser.get(path + "/deliveries").expect(200);
    organiser.with("If-Match", "*").send("DELETE", path, "", null).expect(204);
  }

  private void end() {
    Caller organiser = trial.organiser();
    organiser.post("/v1/phases/" + phase + "/close").expect(200);
    organiser.post("/v1/phases/" + phase + "/publish").expect(200);
    world.anonymous().get("/v1/phases/" + phase).expect(200);
    world.anonymous().get("/v1/phases/" + phase + "/leaderboard").expect(200);
    organiser.post(trial.path() + "/close").expect(200);
    organiser.post(trial.path() + "/archive").expect(200);
    Trial other = world.trial();
    other.organiser().post(other.path() + "/cancel").expect(200);
    organiser.get(trial.path() + "/audit?limit=2").expect(200);
    world.administrator().get("/v1/audit?limit=2").expect(200);
    String token = organiser.get("/v1/tokens").expect(200).json().at("/items/0/id").asText();
    organiser.send("DELETE", "/v1/tokens/" + token, "", null).expect(204);
    organiser.get("/v1/me").expect(401);
  }
}
