package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.Caller;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.Access;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.Erasure;
import org.aceso.wire.NewDataset;
import org.aceso.wire.PhasePatch;
import org.aceso.wire.QuotaPeriod;
import org.aceso.wire.Visibility;
import org.junit.jupiter.api.Test;

/** What the features leave in the log when they are used over HTTP. */
final class RecordedTest {
  private static final Instant END = Instant.parse("2098-01-01T00:00:00Z");

  @Test
  void lifeOfAChallenge_isRecordedStepByStep() throws ApiException {
    Scene scene = Scene.draft();
    Caller organiser = scene.organiser();
    String challenge = scene.challengeId();
    ChallengePatch patch =
        new ChallengePatch(
            null, null, null, "Another hospital", null, null, null, null, null, null);
    String tag = tag(organiser.challenges().getChallengeWithHttpInfo(challenge, null).getHeaders());
    organiser.challenges().updateChallenge(challenge, patch, tag);
    organiser.challenges().openRegistration(challenge);
    String phase = scene.phase(new PhaseForm());
    change(
        organiser,
        phase,
        new PhasePatch(
            "B",
            null,
            END,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Visibility.OWN_TEAM,
            null,
            null));
    organiser.phases().openPhase(phase);
    organiser.phases().closePhase(phase);
    organiser.phases().publishPhase(phase);
    organiser.challenges().closeChallenge(challenge);

    List<AuditEntry> entries = entries(organiser, challenge);
    assertEquals(
        List.of(
            "CHALLENGE_CREATED",
            "CHALLENGE_CHANGED {members=[controller]}",
            "CHALLENGE_MOVED {from=DRAFT, to=REGISTRATION}",
            "DATASET_CREATED",
            "DATASET_FILE_PUT",
            "PHASE_CREATED",
            "PHASE_DEADLINE_CHANGED {from=2099-01-01T00:00:00Z, to=2098-01-01T00:00:00Z}",
            "PHASE_VISIBILITY_CHANGED {from=EVERYONE, to=OWN_TEAM}",
            "PHASE_CHANGED {members=[name]}",
            "PHASE_OPENED",
            "PHASE_CLOSED",
            "PHASE_PUBLISHED",
            "CHALLENGE_MOVED {from=REGISTRATION, to=CLOSED}"),
        entries.stream().map(RecordedTest::text).toList());
    for (AuditEntry entry : entries) {
      assertEquals(organiser.personId(), entry.personId(), entry.toString());
      assertTrue(entry.credentialId().startsWith("tok_"), entry.toString());
      assertTrue(entry.requestId().startsWith("req_"), entry.toString());
    }
  }

  /** With the facts of states and changes; other facts hold ids and digests. */
  private static String text(AuditEntry entry) {
    boolean isTold = entry.action().endsWith("CHANGED") || entry.action().endsWith("MOVED");
    return entry.action() + (isTold ? " " + entry.facts() : "");
  }

  @Test
  void entry_namesTheRequestThatMadeIt() throws ApiException {
    Scene scene = Scene.draft();
    Caller.Reply reply =
        scene
            .organiser()
            .send(
                "POST",
                "/v1/challenges/" + scene.challengeId() + "/open-registration",
                "",
                Map.of("Request-Id", "req_of_my_own"));
    assertEquals(200, reply.status());
    AuditEntry entry = entries(scene.organiser(), scene.challengeId()).get(1);
    assertEquals("CHALLENGE_MOVED", entry.action());
    assertEquals("req_of_my_own", entry.requestId());
  }

  @Test
  void role_isRecordedWhenItIsGivenAndTaken_notWhenItWasThere() throws ApiException {
    Scene scene = Scene.open();
    Caller organiser = scene.organiser();
    String person = scene.stranger().personId();
    for (int i = 0; i < 2; i++) {
      organiser.roles().grantRole(scene.challengeId(), ChallengeRole.JURY, person);
    }
    organiser.roles().revokeRole(scene.challengeId(), ChallengeRole.JURY, person);
    assertEquals(
        List.of(
            "ROLE_GRANTED " + person + " {role=JURY}", "ROLE_REVOKED " + person + " {role=JURY}"),
        entries(organiser, scene.challengeId()).stream()
            .filter(entry -> entry.subject().equals(person))
            .map(entry -> entry.action() + " " + entry.subject() + " " + entry.facts())
            .toList());
  }

  @Test
  void download_isRecordedUnlessTheFileIsForEveryoneOrOnlyAskedAbout() throws ApiException {
    Scene scene = Scene.open();
    Caller organiser = scene.organiser();
    Caller competitor = scene.competitor();
    String open = dataset(scene, Access.EVERYONE);
    String closed = dataset(scene, Access.COMPETITORS);
    for (Caller reader : List.of(competitor, organiser)) {
      assertEquals(200, reader.status("GET", open));
      assertEquals(200, reader.status("HEAD", closed));
    }
    assertEquals(List.of(), reads(scene));

    assertEquals(200, competitor.status("GET", closed));
    assertEquals(404, scene.stranger().status("GET", closed));
    assertEquals(List.of(competitor.personId()), reads(scene));
  }

  private static List<String> reads(Scene scene) throws ApiException {
    return entries(scene.organiser(), scene.challengeId()).stream()
        .filter(entry -> entry.action().equals("DATASET_FILE_READ"))
        .map(AuditEntry::personId)
        .toList();
  }

  private static String dataset(Scene scene, Access access) throws ApiException {
    String id =
        scene
            .organiser()
            .datasets()
            .createDataset(scene.challengeId(), new NewDataset("For " + access, access), null)
            .id();
    scene.put(id, "some.csv", "a\n1\n");
    return "/v1/datasets/" + id + "/files/some.csv";
  }

  @Test
  void quota_isRecordedWhenItIsGivenBackAndOnceWhenItRefuses() throws ApiException {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    String invalid = Scene.evaluated(team, phase, Scene.INVALID).id();
    String valid = Scene.evaluated(team, phase, Scene.TRUTH).id();
    for (int i = 0; i < 3; i++) {
      assertEquals(429, team.submit(phase, Scene.TRUTH).status());
    }
    assertEquals(200, scene.organiser().status("GET", file(valid)));
    assertEquals(200, team.status("GET", file(valid)));

    List<AuditEntry> entries = entries(scene.organiser(), scene.challengeId());
    AuditEntry returned = only("QUOTA_RETURNED", entries);
    assertEquals("BACKGROUND", returned.origin().name());
    assertEquals(
        Map.of("phase", phase, "submission", invalid, "fault", "SUBMISSION"), returned.facts());
    AuditEntry refused = only("QUOTA_REFUSED", entries);
    assertEquals(returned.subject(), refused.subject(), "the team");
    assertEquals(team.personId(), refused.personId());
    assertEquals(Map.of("phase", phase, "limits", List.of("1 per TOTAL")), refused.facts());
    AuditEntry read = only("SUBMISSION_FILE_READ", entries);
    assertEquals(valid, read.subject());
    assertEquals(scene.organiser().personId(), read.personId());
  }

  /** Refused when its file had arrived: what the transaction would have written is undone. */
  @Test
  void quotaThatWasUsedUpMeanwhile_isRecorded() throws ApiException {
    Scene scene = Scene.open();
    Caller team = scene.captain();
    String phase = scene.openPhase(new PhaseForm().limit(1, QuotaPeriod.TOTAL));
    Caller.Reply reply =
        team.submitLate(phase, Scene.ONE_WRONG, () -> Scene.submitted(team, phase, Scene.TRUTH));
    assertEquals(429, reply.status(), reply.body().toString());
    AuditEntry refused = only("QUOTA_REFUSED", entries(scene.organiser(), scene.challengeId()));
    assertEquals(team.personId(), refused.personId());
  }

  @Test
  void erasedPerson_leavesEntriesAndAWholeChain() throws ApiException {
    Scene scene = Scene.open();
    Caller captain = scene.captain();
    AuditEntry before = only("TEAM_CREATED", entries(scene.organiser(), scene.challengeId()));
    assertEquals(64, before.facts().get("name").toString().length(), "a digest");
    assertEquals(1, salts(captain));

    captain.personalData().eraseMe(new Erasure(captain.personId()));
    assertEquals(0, salts(captain));
    AuditEntry after = only("TEAM_CREATED", entries(scene.organiser(), scene.challengeId()));
    assertEquals(before.facts(), after.facts());
    Sealer.sealAll(TestServer.shared().jdbi());
    Verification found = new AuditLog(TestServer.shared().jdbi()).verify(Optional.empty());
    assertEquals(Optional.empty(), found.fault());
    assertTrue(found.count() > 0);
  }

  private static int salts(Caller of) {
    return TestServer.shared()
        .jdbi()
        .withHandle(
            db ->
                db.createQuery("SELECT count(*) FROM personal_salt WHERE person_id = :person")
                    .bind("person", of.personId())
                    .mapTo(Integer.class)
                    .one());
  }

  private static AuditEntry only(String action, List<AuditEntry> entries) {
    List<AuditEntry> found = entries.stream().filter(one -> one.action().equals(action)).toList();
    assertEquals(1, found.size(), action + " in " + entries);
    return found.get(0);
  }

  private static String file(String submission) {
    return "/v1/submissions/" + submission + "/file";
  }

  private static void change(Caller organiser, String phase, PhasePatch patch) throws ApiException {
    var headers = organiser.phases().getPhaseWithHttpInfo(phase, null).getHeaders();
    organiser.phases().updatePhase(phase, patch, tag(headers));
  }

  private static String tag(Map<String, List<String>> headers) {
    return headers.get("etag").get(0);
  }

  /** Oldest first. */
  private static List<AuditEntry> entries(Caller reader, String challengeId) throws ApiException {
    List<AuditEntry> entries =
        new ArrayList<>(
            reader
                .audit()
                .listChallengeAudit(challengeId, null, null, null, null, null, 200, null)
                .items());
    Collections.reverse(entries);
    return entries;
  }
}
