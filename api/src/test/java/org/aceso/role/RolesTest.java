package org.aceso.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Erasure;
import org.aceso.wire.InstallationRole;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewTeam;
import org.aceso.wire.NewToken;
import org.aceso.wire.RoleGrant;
import org.aceso.wire.Scope;
import org.junit.jupiter.api.Test;

/** Roles over HTTP: who may give them, what they allow, what they exclude. */
final class RolesTest {

  @Test
  void organiser_givesAndTakesRoles() throws ApiException {
    Scene scene = Scene.draft();
    Caller juror = scene.stranger();
    Refused.with(404, () -> juror.challenges().getChallenge(scene.challengeId(), null));
    grant(scene, ChallengeRole.JURY, juror);
    assertEquals(
        scene.challengeId(), juror.challenges().getChallenge(scene.challengeId(), null).id());
    List<RoleGrant> all =
        scene.organiser().roles().listRoles(scene.challengeId(), null, null).items();
    assertEquals(2, all.size());
    scene.organiser().roles().revokeRole(scene.challengeId(), ChallengeRole.JURY, juror.personId());
    Refused.with(404, () -> juror.challenges().getChallenge(scene.challengeId(), null));
  }

  @Test
  void dataManager_bringsDataAndRunsNothing() throws ApiException {
    Scene scene = Scene.open();
    Caller manager = scene.stranger();
    grant(scene, ChallengeRole.DATA_MANAGER, manager);
    String phase = scene.phase(new PhaseForm());
    Refused.with(403, () -> manager.phases().openPhase(phase));
    assertEquals(
        201,
        manager
            .send(
                "PUT",
                "/v1/datasets/" + scene.file("a.csv", "x\n").datasetId() + "/files/b.csv",
                "x\n",
                Map.of())
            .status());
  }

  @Test
  void officers_doNotCompeteAndCompetitorsGetNoRole() throws ApiException {
    Scene scene = Scene.open();
    Refused.with(403, () -> scene.organiser().register(scene.challengeId()));
    Caller competitor = scene.competitor();
    Refused.with(409, () -> grant(scene, ChallengeRole.JURY, competitor));
  }

  @Test
  void protectionOfficer_neitherOrganisesNorBringsData() throws ApiException {
    Scene scene = Scene.draft();
    Caller officer = scene.stranger();
    grant(scene, ChallengeRole.DPO, officer);
    Refused.with(409, () -> grant(scene, ChallengeRole.DATA_MANAGER, officer));
    Refused.with(409, () -> grant(scene, ChallengeRole.ORGANISER, officer));
    grant(scene, ChallengeRole.AUDITOR, officer);
  }

  @Test
  void erasedPerson_getsNeitherRoleNorInvitationNorToken() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.competitor();
    NewTeam wanted = new NewTeam("Of nobody erased");
    String team = captain.teams().createTeam(scene.challengeId(), wanted, null).id();
    Caller gone = scene.stranger();
    String id = gone.personId();
    gone.personalData().eraseMe(new Erasure(id));
    Refused.with(404, () -> grant(scene, ChallengeRole.ORGANISER, gone));
    Caller root = scene.administrator();
    Refused.with(404, () -> root.roles().grantInstallationRole(InstallationRole.AUDITOR, id));
    NewToken token = new NewToken(id, "of nobody", List.of(Scope.CHALLENGE_READ), null);
    Refused.with(404, () -> root.access().createToken(token, null));
    NewInvitation invitation = new NewInvitation(id, null);
    Refused.with(422, () -> captain.teams().createInvitation(team, null, invitation));
  }

  @Test
  void lastOrganiser_stays() throws ApiException {
    Scene scene = Scene.draft();
    String organiser = scene.organiser().personId();
    Refused.with(
        409,
        () ->
            scene
                .organiser()
                .roles()
                .revokeRole(scene.challengeId(), ChallengeRole.ORGANISER, organiser));
  }

  /** Registering and becoming an officer at the same moment: one of both. */
  @Test
  void race_leavesNobodyWithRolesThatExcludeEachOther() throws Exception {
    Scene scene = Scene.open();
    for (int i = 0; i < 10; i++) {
      Caller person = scene.stranger();
      List<Integer> answers =
          Together.run(
              2,
              which ->
                  () ->
                      Refused.status(
                          () -> {
                            if (which == 0) {
                              person.register(scene.challengeId());
                            } else {
                              grant(scene, ChallengeRole.DPO, person);
                            }
                          }));
      assertEquals(1, answers.stream().filter(status -> status < 300).count(), answers.toString());
    }
  }

  @Test
  void installationRoles_areAnAdministratorsBusiness() throws ApiException {
    Scene scene = Scene.open();
    Caller auditor = scene.stranger();
    Refused.with(403, () -> auditor.roles().listInstallationRoles(null, null));
    Caller root = Scene.administrator(TestServer.shared());
    root.roles().grantInstallationRole(InstallationRole.AUDITOR, auditor.personId());
    assertTrue(
        auditor.roles().listInstallationRoles(null, null).items().stream()
            .anyMatch(grant -> grant.person().id().equals(auditor.personId())));
    String own = root.access().getMe().person().id();
    Refused.with(
        409, () -> root.roles().revokeInstallationRole(InstallationRole.ADMINISTRATOR, own));
  }

  private static void grant(Scene scene, ChallengeRole role, Caller person) throws ApiException {
    scene.organiser().roles().grantRole(scene.challengeId(), role, person.personId());
  }
}
