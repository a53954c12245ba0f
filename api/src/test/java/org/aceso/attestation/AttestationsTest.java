package org.aceso.attestation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.client.ApiException;
import org.aceso.wire.Access;
import org.aceso.wire.Attestation;
import org.aceso.wire.AttestationWithdrawal;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.DatasetFile;
import org.aceso.wire.NewAttestation;
import org.aceso.wire.NewDataset;
import org.aceso.wire.NewPatientNotice;
import org.junit.jupiter.api.Test;

/** The data protection officer's word over HTTP, and what waits for it. */
final class AttestationsTest {
  private static final String LETTER = "a".repeat(64);

  @Test
  void files_areShownOutsideOnceTheOfficerVouchesForThem() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    String dataset = dataset(scene, scene.organiser());
    Caller outsider = scene.anonymous();
    Refused.with(404, () -> outsider.datasets().getDataset(dataset));
    assertTrue(outsider.datasets().listDatasets(scene.challengeId()).items().isEmpty());
    attest(officer, dataset);
    assertTrue(outsider.datasets().getDataset(dataset).attested());
  }

  @Test
  void caseList_waitsForTheWordAboutItsDataset() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    StringBuilder list = new StringBuilder("case,name\n");
    for (int slide = 1; slide <= 8; slide++) {
      list.append("slide").append(slide).append(".tif,John Doe\n");
    }
    DatasetFile cases = scene.file("cases.csv", list.toString());
    PhaseForm form = new PhaseForm();
    form.cases = cases;
    String phase = scene.openPhase(form);
    for (String file : List.of("cases", "sample")) {
      String path = "/v1/phases/" + phase + "/" + file;
      assertEquals(404, scene.anonymous().status("GET", path));
      assertEquals(404, scene.competitor().status("GET", path));
      assertEquals(200, scene.organiser().status("GET", path));
    }
    attest(officer, cases.datasetId());
    assertEquals(200, scene.anonymous().status("GET", "/v1/phases/" + phase + "/cases"));
  }

  @Test
  void filesGoOnWaiting_whenTheLastOfficerHasGone() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    String dataset = dataset(scene, scene.organiser());
    scene
        .organiser()
        .roles()
        .revokeRole(scene.challengeId(), ChallengeRole.DPO, officer.personId());
    Refused.with(404, () -> scene.anonymous().datasets().getDataset(dataset));
    attest(officer(scene, ChallengeRole.DPO), dataset);
    assertTrue(scene.anonymous().datasets().getDataset(dataset).attested());
  }

  @Test
  void laterFile_isNotVouchedFor() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    String dataset = dataset(scene, scene.organiser());
    String stale = officer.datasets().getDataset(dataset).sha256();
    attest(officer, dataset);
    scene.put(dataset, "later.csv", "x\n");
    assertFalse(officer.datasets().getDataset(dataset).attested());
    Refused.with(404, () -> scene.anonymous().datasets().getDataset(dataset));
    NewAttestation old = new NewAttestation(stale, "Anonymous.");
    Refused.with(409, () -> officer.approvals().createAttestation(dataset, old, null));
  }

  @Test
  void withdrawal_hidesTheFilesAgainAndKeepsItsReason() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    String dataset = dataset(scene, scene.organiser());
    String id = attest(officer, dataset).id();
    AttestationWithdrawal why = new AttestationWithdrawal("A name in a file.");
    officer.approvals().withdrawAttestation(dataset, id, why);
    Refused.with(409, () -> officer.approvals().withdrawAttestation(dataset, id, why));
    Refused.with(404, () -> scene.anonymous().datasets().getDataset(dataset));
    Attestation kept = officer.approvals().listAttestations(dataset).items().get(0);
    assertEquals("A name in a file.", kept.withdrawnReason());
  }

  /** The roles exclude each other, and so does what was done under an earlier role. */
  @Test
  void whoBroughtAFile_doesNotVouchForIt() throws ApiException {
    Scene scene = Scene.open();
    Caller manager = officer(scene, ChallengeRole.DATA_MANAGER);
    String dataset = dataset(scene, manager);
    var roles = scene.organiser().roles();
    roles.revokeRole(scene.challengeId(), ChallengeRole.DATA_MANAGER, manager.personId());
    roles.grantRole(scene.challengeId(), ChallengeRole.DPO, manager.personId());
    NewAttestation own =
        new NewAttestation(manager.datasets().getDataset(dataset).sha256(), "Anonymous.");
    Refused.with(403, () -> manager.approvals().createAttestation(dataset, own, null));
  }

  @Test
  void emptyDataset_cannotBeVouchedFor() throws ApiException {
    Scene scene = Scene.open();
    Caller officer = officer(scene, ChallengeRole.DPO);
    NewDataset wanted = new NewDataset("Empty", Access.EVERYONE);
    String dataset =
        scene.organiser().datasets().createDataset(scene.challengeId(), wanted, null).id();
    Refused.with(409, () -> attest(officer, dataset));
  }

  @Test
  void patientNotices_areKeptBySource() throws ApiException {
    Scene scene = Scene.open();
    NewPatientNotice letter =
        new NewPatientNotice("Twenty hospitals", LETTER, LocalDate.of(2023, 5, 15), 4890);
    var approvals = scene.organiser().approvals();
    approvals.createPatientNotice(scene.challengeId(), letter, null);
    var all = approvals.listPatientNotices(scene.challengeId(), null, null).items();
    assertEquals(4890, all.get(0).patients());
    assertEquals(LocalDate.of(2023, 5, 15), all.get(0).sentOn());
    Caller competitor = scene.competitor();
    Refused.with(
        403, () -> competitor.approvals().listPatientNotices(scene.challengeId(), null, null));
  }

  private static Caller officer(Scene scene, ChallengeRole role) throws ApiException {
    Caller officer = scene.stranger();
    scene.organiser().roles().grantRole(scene.challengeId(), role, officer.personId());
    return officer;
  }

  private static String dataset(Scene scene, Caller by) throws ApiException {
    NewDataset wanted = new NewDataset("Public", Access.EVERYONE);
    String id = by.datasets().createDataset(scene.challengeId(), wanted, null).id();
    String path = "/v1/datasets/" + id + "/files/cases.csv";
    assertEquals(201, by.send("PUT", path, "case\nA\n", Map.of()).status());
    return id;
  }

  private static Attestation attest(Caller officer, String dataset) throws ApiException {
    String sha256 = officer.datasets().getDataset(dataset).sha256();
    NewAttestation word = new NewAttestation(sha256, "Anonymous: labels removed.");
    return officer.approvals().createAttestation(dataset, word, null);
  }
}
