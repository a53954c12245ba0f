package org.aceso.contract;

import static org.aceso.access.Role.ADMINISTRATOR;
import static org.aceso.access.Role.ANYONE;
import static org.aceso.access.Role.AUDITOR;
import static org.aceso.access.Role.CAPTAIN;
import static org.aceso.access.Role.COMPETITOR;
import static org.aceso.access.Role.MEMBER;
import static org.aceso.access.Role.PERSON;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.awaitility.Awaitility;

/**
 * A challenge under way, everything in it that an operation can be about, and everybody who may
 * come near it: each with every scope there is, so that only what they are decides.
 */
final class Cast {
  private static final List<String> SCOPES = scopes();

  private final World world;
  private final Trial trial;
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final Map<String, String> ids = new TreeMap<>();

  /**
   * Somebody who calls.
   *
   * @param inChallenge what they are to the challenge and its first team
   * @param inInstallation what they are elsewhere
   */
  record Figure(Caller caller, Set<Role> inChallenge, Set<Role> inInstallation) {
    Figure(Caller caller, Set<Role> roles) {
      this(caller, roles, roles);
    }

    Set<Role> roles(Permission.Of of) {
      return of == Permission.Of.INSTALLATION ? inInstallation : inChallenge;
    }
  }

  Cast(World world) {
    this.world = world;
    this.trial = world.trial();
    Trial.Team team = teams();
    things(team);
    officers();
    others();
  }

  /** By name, those who may least first: whoever may changes what those after find. */
  Map<String, Figure> figures() {
    return figures;
  }

  /** What path parameters and ids within bodies stand for. */
  Map<String, String> ids() {
    return ids;
  }

  Trial trial() {
    return trial;
  }

  private Caller person() {
    return world.person(SCOPES);
  }

  private Trial.Team teams() {
    Caller captain = person();
    Caller member = person();
    Caller rival = person();
    Caller single = person();
    for (Caller competitor : List.of(captain, member, rival, single)) {
      competitor.post(trial.path() + "/registrations").expect(201);
    }
    String team = captain.post(trial.path() + "/teams", Map.of("name", "First")).get("id");
    rival.post(trial.path() + "/teams", Map.of("name", "Second")).expect(201);
    String code = captain.post("/v1/teams/" + team + "/invitations").expect(201).get("code");
    member.post("/v1/invitations/accept", Map.of("code", code)).expect(200);
    figures.put("anonymous", new Figure(world.anonymous(), EnumSet.of(ANYONE)));
    figures.put("stranger", new Figure(person(), EnumSet.of(ANYONE, PERSON)));
    figures.put("competitor", new Figure(single, EnumSet.of(ANYONE, PERSON, COMPETITOR)));
    figures.put("other team", new Figure(rival, EnumSet.of(ANYONE, PERSON, COMPETITOR)));
    figures.put("member", new Figure(member, EnumSet.of(ANYONE, PERSON, COMPETITOR, MEMBER)));
    figures.put(
        "captain", new Figure(captain, EnumSet.of(ANYONE, PERSON, COMPETITOR, MEMBER, CAPTAIN)));
    return new Trial.Team(team, captain);
  }

  private void officers() {
    for (Role role : Role.OFFICERS.stream().sorted().toList()) {
      if (role != Role.ORGANISER) {
        Caller officer = person();
        give(role, officer);
        String name = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        figures.put(
            name,
            new Figure(officer, EnumSet.of(ANYONE, PERSON, role), EnumSet.of(ANYONE, PERSON)));
      }
    }
  }

  private void give(Role role, Caller officer) {
    String path = trial.path() + "/roles/" + role + "/" + id(officer);
    trial.organiser().send("PUT", path, "", null).expect(201);
  }

  private void others() {
    Caller elsewhere = person();
    Trial.open(elsewhere, world, "elsewhere-" + id(elsewhere).substring(20));
    figures.put("other's organiser", new Figure(elsewhere, EnumSet.of(ANYONE, PERSON)));
    platforms();
    Caller auditor = person();
    world.administrator().send("PUT", "/v1/roles/AUDITOR/" + id(auditor), "", null).expect(201);
    figures.put("installation's auditor", new Figure(auditor, EnumSet.of(ANYONE, PERSON, AUDITOR)));
    Caller organiser = person();
    give(Role.ORGANISER, organiser);
    figures.put("organiser", new Figure(organiser, EnumSet.of(ANYONE, PERSON, Role.ORGANISER)));
    figures.put(
        "administrator",
        new Figure(world.administrator(), EnumSet.of(ANYONE, PERSON, ADMINISTRATOR)));
  }

  private void platforms() {
    World.Platform other = world.platform();
    figures.put(
        "other platform",
        new Figure(other.caller(), EnumSet.of(ANYONE), EnumSet.of(ANYONE, Role.HOST)));
    figures.put(
        "other platform's user",
        new Figure(other.user("u"), EnumSet.of(ANYONE, PERSON), EnumSet.of(ANYONE, PERSON)));
    World.Platform host = world.platform();
    String path = trial.path() + "/hosts/" + host.id();
    trial.organiser().send("PUT", path, "", null).expect(201);
    host.caller().send("PUT", path, "", null).expect(200);
    host.user("user-1").get("/v1/me").expect(200);
    figures.put("host", new Figure(host.caller(), EnumSet.of(ANYONE, Role.HOST)));
    ids.put("platformId", host.id());
    ids.put("externalId", "user-1");
  }

  private void things(Trial.Team team) {
    ids.put("challengeId", trial.id());
    ids.put("teamId", team.id());
    ids.put("personId", id(person()));
    ids.put("role", "AUDITOR");
    ids.put("language", "en");
    String phase = trial.run(trial.phase(Question.RISK, Question.RISK.truth()));
    ids.put("phaseId", phase);
    String submission = Trial.submit(team, phase, Question.RISK.prediction()).expect(201).get("id");
    Trial.finished(team.captain(), submission);
    ids.put("submissionId", submission);
    ids.put(
        "evaluationId",
        team.captain()
            .get("/v1/submissions/" + submission + "/evaluations")
            .expect(200)
            .json()
            .at("/items/0/id")
            .asText());
    ids.put("datasetId", trial.dataset("ORGANISERS", "id\nP1\n"));
    Map<String, Object> rules =
        Map.of("text", Map.of("en", "# Rules of the matrix"), "requiresAcceptance", false);
    trial.organiser().post(trial.path() + "/documents/RULES", rules).expect(201);
  }

  /** Ids of a draft of somebody else, and of what is in it. */
  Map<String, String> hidden() {
    Caller owner = person();
    Trial draft = Trial.draft(owner, world, "draft-of-" + id(owner).substring(20));
    Map<String, String> hidden = new TreeMap<>();
    hidden.put("challengeId", draft.id());
    hidden.put("datasetId", draft.dataset("EVERYONE", "id\nP1\n"));
    hidden.put("phaseId", draft.create(draft.phase(Question.RISK, Question.RISK.truth())));
    hidden.put("tokenId", owner.get("/v1/tokens").expect(200).json().at("/items/0/id").asText());
    hidden.put("role", "AUDITOR");
    return hidden;
  }

  /** Has an organiser make something, and remembers its id. */
  void make(String operation, String parameter) {
    Reply made = trial.organiser().send(Requests.valid(Spec.operation(operation), ids));
    ids.put(parameter, made.expect(201).get("id"));
  }

  /** Begins a rescoring anew, and waits for it. */
  void rescore() {
    endRescoring();
    make("startRescoring", "rescoringId");
    String path = "/v1/rescorings/" + ids.get("rescoringId");
    Awaitility.await().until(() -> trial.organiser().get(path).get("state"), "READY"::equals);
  }

  /**
   * Ends the rescoring that is under way, if one is: whoever was asked before may have begun it.
   */
  void endRescoring() {
    String path = "/v1/phases/" + ids.get("phaseId") + "/rescorings";
    String id = trial.organiser().get(path).expect(200).json().at("/items/0/id").asText();
    trial.organiser().post("/v1/rescorings/" + id + "/discard");
  }

  /** Begins a rescoring and applies it. */
  void replaceBoard() {
    rescore();
    String path = "/v1/rescorings/" + ids.get("rescoringId");
    trial.organiser().post(path + "/apply", Map.of()).expect(200);
  }

  /** Has somebody register, and remembers who. */
  void register() {
    Caller newcomer = person();
    String rules = newcomer.get(trial.path() + "/documents/RULES").expect(200).get("sha256");
    Object accepted = Map.of("kind", "RULES", "version", 1, "sha256", rules);
    newcomer
        .post(trial.path() + "/registrations", Map.of("acceptances", List.of(accepted)))
        .expect(201);
    ids.put("personId", id(newcomer));
  }

  static String id(Caller person) {
    return person.get("/v1/me").expect(200).json().at("/person/id").asText();
  }

  private static List<String> scopes() {
    return Stream.of(Spec.ROOT.at("/components/schemas/Scope/enum"))
        .flatMap(names -> Stream.iterate(0, i -> i < names.size(), i -> i + 1).map(names::get))
        .map(name -> name.asText())
        .collect(Collectors.toList());
  }
}
