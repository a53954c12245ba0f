package org.aceso.contract;

import static org.aceso.access.Role.ADMINISTRATOR;
import static org.aceso.access.Role.ANYONE;
import static org.aceso.access.Role.AUDITOR;
import static org.aceso.access.Role.CAPTAIN;
import static org.aceso.access.Role.COMPETITOR;
import static org.aceso.access.Role.HOST;
import static org.aceso.access.Role.MEMBER;
import static org.aceso.access.Role.PERSON;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.aceso.access.Permission;
import org.aceso.access.Role;

/**
 * A challenge under way, everything in it that an operation can be about, and everybody who may
 * come near it: each with every scope there is, so that only what they are decides.
 */
final class Cast {
  private final World world;
  private final Trial trial;
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private final Map<String, String> ids = new TreeMap<>();

  /**
   * Somebody who calls.
   *
   * @param ofChallenge what they are to the challenge and its first team
   * @param ofInstallation what they are to the installation
   */
  record Figure(Caller caller, Set<Role> ofChallenge, Set<Role> ofInstallation) {
    Figure(Caller caller, Set<Role> roles) {
      this(caller, roles, roles);
    }

    Set<Role> roles(Permission.Of of) {
      return of == Permission.Of.INSTALLATION ? ofInstallation : ofChallenge;
    }
  }

  Cast(World world) {
    this.world = world;
    this.trial = world.trial();
    Trial.Team team = teams();
    things(team);
    officers();
    platforms();
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
    return world.person(World.SCOPES);
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

  private void platforms() {
    World.Platform platform = world.platform();
    World.Platform other = world.platform();
    ids.put("platformId", platform.id());
    ids.put("externalId", "user-1");
    figures.put("host", new Figure(platform.caller(), EnumSet.of(ANYONE, HOST)));
    figures.put("host's user", new Figure(platform.user("user-1"), EnumSet.of(ANYONE, PERSON)));
    id(platform.user("user-1"));
    figures.put(
        "other platform", new Figure(other.caller(), EnumSet.of(ANYONE), EnumSet.of(ANYONE, HOST)));
    figures.put("other's user", new Figure(other.user("user-1"), EnumSet.of(ANYONE, PERSON)));
    host();
  }

  /** Offers the challenge to the host, which takes the offer. */
  void host() {
    String path = trial.path() + "/hosts/" + ids.get("platformId");
    trial.organiser().send("PUT", path, "", null);
    figures.get("host").caller().send("PUT", path, "", null).expect(200);
  }

  private void others() {
    Caller elsewhere = person();
    Trial.open(elsewhere, world, "elsewhere-" + id(elsewhere).substring(20));
    figures.put("other's organiser", new Figure(elsewhere, EnumSet.of(ANYONE, PERSON)));
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
    hidden.put("platformId", ids.get("platformId"));
    hidden.put("externalId", "user-1");
    return hidden;
  }

  /** Has an organiser make something, and remembers its id. */
  void make(String operation, String parameter) {
    Reply made = trial.organiser().send(Requests.valid(Spec.operation(operation), ids));
    ids.put(parameter, made.expect(201).get("id"));
  }

  static String id(Caller person) {
    return person.get("/v1/me").expect(200).json().at("/person/id").asText();
  }
}
