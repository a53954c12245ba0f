package org.aceso.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.ids.Ids;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.AuditEntryPage;
import org.aceso.wire.AuditHead;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.InstallationRole;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who reads which part of the log over HTTP. */
final class AuditRoutesTest {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void challengesPart_isForItsOrganisersProtectionOfficerAndAuditors() throws ApiException {
    Scene scene = Scene.draft();
    String id = scene.challengeId();
    for (ChallengeRole role : List.of(ChallengeRole.DPO, ChallengeRole.AUDITOR)) {
      Caller officer = scene.stranger();
      assertEquals(404, Refused.by(() -> list(officer, id)).status(), "a draft is hidden");
      scene.organiser().roles().grantRole(id, role, officer.personId());
      assertEquals(3, list(officer, id).items().size() + (role == ChallengeRole.DPO ? 1 : 0));
    }
    scene.organiser().challenges().openRegistration(id);
    assertEquals(403, Refused.by(() -> list(scene.competitor(), id)).status());
    assertEquals(401, Refused.by(() -> list(scene.anonymous(), id)).status());
    assertEquals("CHALLENGE_CREATED", oldest(list(scene.organiser(), id)).action());
  }

  @Test
  void wholeLog_isForAuditorsAndAdministratorsOfTheInstallation() throws ApiException {
    Scene scene = Scene.open();
    assertEquals(403, Refused.by(() -> all(scene.organiser())).status());
    assertEquals(401, Refused.by(() -> all(scene.anonymous())).status());

    Caller auditor = scene.stranger();
    scene
        .administrator()
        .roles()
        .grantInstallationRole(InstallationRole.AUDITOR, auditor.personId());
    AuditEntry newest = all(auditor).items().get(0);
    assertEquals("ROLE_GRANTED", newest.action());
    assertEquals(auditor.personId(), newest.subject());
    assertNull(newest.challengeId());
    assertTrue(!list(auditor, scene.challengeId()).items().isEmpty());
  }

  @Test
  void filters_addUp() throws ApiException {
    Scene scene = Scene.open();
    String challenge = scene.challengeId();
    String one = record(challenge, AuditAction.PRIZE_DECIDED);
    record(challenge, AuditAction.EVALUATION_REPEATED);
    record(Ids.next("cha"), AuditAction.PRIZE_DECIDED);
    Caller reader = scene.administrator();
    Instant at =
        reader
            .audit()
            .listAudit(null, null, null, one, null, null, 9, null)
            .items()
            .get(0)
            .recordedAt();

    assertEquals(1, count(reader, "PRIZE_DECIDED", challenge, null, null, null));
    assertEquals(2, count(reader, null, challenge, scene.organiser().personId(), null, null));
    assertEquals(4, count(reader, null, challenge, null, null, null));
    assertEquals(2, count(reader, null, challenge, null, at, null));
    assertEquals(2, count(reader, null, challenge, null, null, at));
    assertEquals(1, count(reader, null, challenge, null, at, at.plusNanos(1_000)));
    assertEquals(0, count(reader, "NEVER_DONE", challenge, null, null, null));
  }

  private static int count(
      Caller reader, String action, String challenge, String person, Instant from, Instant to)
      throws ApiException {
    return reader
        .audit()
        .listAudit(action, challenge, person, null, from, to, 200, null)
        .items()
        .size();
  }

  @Test
  void pages_showEveryEntryOnce_newestFirst() throws ApiException {
    Scene scene = Scene.open();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      expected.add(record(scene.challengeId(), AuditAction.PRIZE_DECIDED));
    }
    Collections.reverse(expected);
    List<String> seen = new ArrayList<>();
    String next = null;
    do {
      AuditEntryPage page =
          scene
              .organiser()
              .audit()
              .listChallengeAudit(
                  scene.challengeId(), "PRIZE_DECIDED", null, null, null, null, 3, next);
      page.items().forEach(entry -> seen.add(entry.subject()));
      next = page.next();
    } while (next != null);
    assertEquals(expected, seen);
  }

  @Test
  void head_isPublicAndHoldsWhatWasCommittedBefore() throws ApiException {
    Caller anybody = Scene.open().anonymous();
    AuditHead before = anybody.audit().getAuditHead();
    record(null, AuditAction.PRIZE_DECIDED);
    AuditHead after =
        Awaitility.await()
            .until(() -> anybody.audit().getAuditHead(), head -> head.seq() > before.seq());
    assertTrue(!after.hash().equals(before.hash()));
    assertTrue(!after.sealedAt().isBefore(before.sealedAt()));
  }

  @Test
  void entry_isSealedByItself() throws ApiException {
    Scene scene = Scene.open();
    String subject = record(scene.challengeId(), AuditAction.PRIZE_DECIDED);
    AuditEntry sealed =
        Awaitility.await()
            .until(
                () ->
                    scene
                        .organiser()
                        .audit()
                        .listChallengeAudit(
                            scene.challengeId(), null, null, subject, null, null, 1, null)
                        .items()
                        .get(0),
                entry -> entry.seq() != null);
    assertEquals(64, sealed.hash().length());
  }

  private static String record(String challengeId, AuditAction action) {
    String subject = Ids.next("tst");
    SERVER
        .jdbi()
        .useTransaction(
            db -> Audit.record(Origin.BACKGROUND, action, challengeId, subject, Map.of(), db));
    return subject;
  }

  private static AuditEntryPage list(Caller reader, String challengeId) throws ApiException {
    return reader.audit().listChallengeAudit(challengeId, null, null, null, null, null, 200, null);
  }

  private static AuditEntryPage all(Caller reader) throws ApiException {
    return reader.audit().listAudit(null, null, null, null, null, null, 1, null);
  }

  private static AuditEntry oldest(AuditEntryPage page) {
    return page.items().get(page.items().size() - 1);
  }
}
