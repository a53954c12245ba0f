package org.aceso.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.BlockReason;
import org.aceso.wire.Erasure;
import org.aceso.wire.InstallationRole;
import org.aceso.wire.NewPerson;
import org.aceso.wire.NewToken;
import org.aceso.wire.PersonBlock;
import org.aceso.wire.Scope;
import org.junit.jupiter.api.Test;

/** Who is blocked does nothing any more, through whichever credential. */
final class BlockTest {
  private static final BlockReason LEAK = new BlockReason("A token leaked.");

  private final Caller administrator = Scene.administrator(TestServer.shared());

  @Test
  void blockedPerson_isRefusedOnEveryServerWithinASecond() throws ApiException {
    try (TestServer second = TestServer.shared().startAnother(Map.of())) {
      Hosting hosting = Hosting.admitted();
      Caller person = Scene.open().stranger();
      Caller user = hosting.user("u1");
      String userId = user.access().getMe().person().id();
      PersonBlock blocked = administrator.access().blockPerson(person.personId(), LEAK);
      administrator.access().blockPerson(userId, LEAK);
      for (Caller at : List.of(person, person.at(second.url()))) {
        Refused.with(401, () -> at.access().getMe());
      }
      for (Caller at : List.of(user, user.at(second.url()))) {
        Refused.with(403, () -> at.access().getMe());
      }
      assertTrue(blocked.blocked());
      assertEquals(LEAK.reason(), blocked.reason());
      assertEquals(hosting.id(), hosting.user("u2").access().getMe().platformId());
      PersonBlock free = administrator.access().unblockPerson(person.personId(), LEAK);
      administrator.access().unblockPerson(userId, LEAK);
      assertFalse(free.blocked());
      assertNull(free.reason());
      assertEquals(person.personId(), person.access().getMe().person().id());
      assertEquals(userId, user.access().getMe().person().id());
    }
  }

  @Test
  void block_isRecordedOnceWithoutTheReason() throws ApiException {
    Caller person = Scene.open().stranger();
    for (int i = 0; i < 2; i++) {
      administrator.access().blockPerson(person.personId(), LEAK);
    }
    for (int i = 0; i < 2; i++) {
      administrator.access().unblockPerson(person.personId(), LEAK);
    }
    List<AuditEntry> entries =
        administrator
            .audit()
            .listAudit(null, null, null, person.personId(), null, null, 200, null)
            .items();
    assertEquals(
        List.of("PERSON_BLOCKED", "PERSON_UNBLOCKED"),
        entries.stream()
            .map(AuditEntry::action)
            .filter(action -> action.endsWith("BLOCKED"))
            .sorted()
            .toList());
    assertFalse(entries.toString().contains("leaked"));
  }

  @Test
  void reason_isPartOfWhatIsHeldAndErasedWithIt() throws ApiException {
    Caller person = Scene.open().stranger();
    String id = person.personId();
    administrator.access().blockPerson(id, LEAK);
    assertTrue(administrator.personalData().exportPerson(id).toString().contains(LEAK.reason()));
    administrator.personalData().erasePerson(id, new org.aceso.wire.Erasure(id));
    assertFalse(administrator.personalData().exportPerson(id).toString().contains(LEAK.reason()));
    Refused.with(404, () -> administrator.access().unblockPerson(id, LEAK));
  }

  @Test
  void platformsAccount_isNobodyToBlock() throws ApiException {
    String account = Hosting.admitted().platform().accountId();
    Refused.with(404, () -> administrator.access().blockPerson(account, LEAK));
    Refused.with(404, () -> administrator.access().blockPerson("per_nobody", LEAK));
    Caller stranger = Scene.open().stranger();
    Refused.with(403, () -> stranger.access().blockPerson(stranger.personId(), LEAK));
  }

  /** Each blocks the other at the same time, as often as it takes: one stays. */
  @Test
  void lastAdministrator_isNotBlocked() throws Exception {
    try (TestServer server = TestServer.start(Map.of())) {
      Caller first = Scene.administrator(server);
      String one = first.access().getMe().person().id();
      Refused.with(409, () -> first.access().blockPerson(one, LEAK));
      String other = first.access().createPerson(new NewPerson("Root"), null).id();
      first.roles().grantInstallationRole(InstallationRole.ADMINISTRATOR, other);
      String secret =
          first
              .access()
              .createToken(new NewToken(other, "root", List.of(Scope.ADMIN), null), null)
              .secret();
      Caller second = Caller.with(server.url(), secret);
      List<Integer> answers =
          Together.run(
              2,
              n ->
                  () ->
                      Refused.status(
                          () ->
                              (n == 0 ? first : second)
                                  .access()
                                  .blockPerson(n == 0 ? other : one, LEAK)));
      assertEquals(1, answers.stream().filter(status -> status == 200).count(), answers.toString());
    }
  }

  /** Of two who depose each other, erase themselves, or do one of both, one stays. */
  @Test
  void administratorsWhoGoAtTheSameTime_leaveOne() throws Exception {
    try (TestServer own = TestServer.start(Map.of("WORKERS", "0"))) {
      Caller root = Scene.administrator(own);
      Caller one = administrator(own, root);
      Caller two = administrator(own, root);
      own.jdbi()
          .useHandle(
              db ->
                  db.execute(
                      "DELETE FROM installation_role WHERE person_id NOT IN (?, ?)",
                      one.personId(),
                      two.personId()));
      List<Caller> both = List.of(one, two);
      for (int i = 0; i < 10; i++) {
        List<Integer> answers =
            Together.run(
                2,
                which ->
                    () ->
                        Refused.status(
                            () ->
                                both.get(which)
                                    .roles()
                                    .revokeInstallationRole(
                                        InstallationRole.ADMINISTRATOR,
                                        both.get(1 - which).personId())));
        assertEquals(1, administrators(own), answers.toString());
        own.jdbi()
            .useHandle(
                db -> {
                  for (Caller each : both) {
                    db.execute(
                        "INSERT INTO installation_role (person_id, role)"
                            + " VALUES (?, 'ADMINISTRATOR') ON CONFLICT DO NOTHING",
                        each.personId());
                  }
                });
      }
      List<Integer> answers =
          Together.run(
              2,
              which ->
                  () ->
                      Refused.status(
                          () ->
                              both.get(which)
                                  .personalData()
                                  .eraseMe(new Erasure(both.get(which).personId()))));
      assertEquals(1, administrators(own), answers.toString());
    }
  }

  private static int administrators(TestServer server) {
    return server
        .jdbi()
        .withHandle(
            db ->
                db.createQuery(
                        "SELECT count(*) FROM installation_role WHERE role = 'ADMINISTRATOR'")
                    .mapTo(Integer.class)
                    .one());
  }

  private static Caller administrator(TestServer server, Caller root) throws ApiException {
    String id = root.access().createPerson(new NewPerson("Administrator"), null).id();
    root.roles().grantInstallationRole(InstallationRole.ADMINISTRATOR, id);
    NewToken wanted = new NewToken(id, "test", List.of(Scope.values()), null);
    return new Caller(server.url(), id, root.access().createToken(wanted, null).secret());
  }
}
