package org.aceso.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.Erasure;
import org.aceso.wire.InstallationRole;
import org.aceso.wire.Me;
import org.aceso.wire.NamedUser;
import org.aceso.wire.NewTeam;
import org.aceso.wire.NewToken;
import org.aceso.wire.PlatformUser;
import org.aceso.wire.Scope;
import org.aceso.wire.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A platform acts for its users, and nobody else acts for anybody. */
final class DelegationTest {
  private final TestServer server = TestServer.shared();

  @Test
  void user_isMadeKnownByFirstUseAndStaysTheSame() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Me me = hosting.user("user-1").access().getMe();
    assertEquals(hosting.id(), me.platformId());
    assertEquals(hosting.platform().accountId(), me.actorId());
    assertNotEquals(me.actorId(), me.person().id());
    assertEquals(me.person(), hosting.user("user-1").access().getMe().person());
    assertEquals(me.person().id(), hosting.personId("user-1"));
    Me own = hosting.account().access().getMe();
    assertEquals(hosting.platform().accountId(), own.person().id());
    assertNull(own.actorId());
  }

  @Test
  void sameNameAtTwoPlatforms_isTwoPeople() throws ApiException {
    String one = Hosting.admitted().user("user-1").access().getMe().person().id();
    String other = Hosting.admitted().user("user-1").access().getMe().person().id();
    assertNotEquals(one, other);
  }

  @Test
  void namesThatDifferInCase_areTwoPeople() throws ApiException {
    Hosting hosting = Hosting.admitted();
    hosting.user("User-1").access().getMe();
    hosting.user("user-1").access().getMe();
    assertNotEquals(hosting.personId("User-1"), hosting.personId("user-1"));
  }

  @Test
  void manyFirstUsesAtATime_makeOnePerson() throws Exception {
    Hosting hosting = Hosting.admitted();
    for (String name : List.of("first", "second", "third")) {
      Set<String> people =
          new TreeSet<>(
              Together.run(64, i -> () -> hosting.user(name).access().getMe().person().id()));
      assertEquals(1, people.size());
    }
    assertEquals(
        3, hosting.account().platforms().listPlatformUsers(hosting.id(), 9, null).items().size());
  }

  @Test
  void whoIsNoPlatform_actsForNobody() throws ApiException {
    Scene scene = Scene.open();
    Hosting hosting = Hosting.admitted();
    Map<String, String> header = Map.of("On-Behalf-Of", "user-1");
    for (Caller caller : List.of(scene.stranger(), Scene.administrator(server))) {
      Caller.Reply reply = caller.send("GET", "/v1/me", "", header);
      assertEquals(403, reply.status());
      assertEquals("/problems/delegation-refused", reply.body().get("type").asText());
    }
    Caller.Reply reply = scene.anonymous().send("GET", "/v1/challenges", "", header);
    assertEquals("/problems/delegation-refused", reply.body().get("type").asText());
    assertEquals(401, scene.anonymous().send("GET", "/v1/me", "", header).status());
    assertEquals(
        0, hosting.account().platforms().listPlatformUsers(hosting.id(), 9, null).items().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "-a", ".", "..", "a/b", "a,b", "a%20", "a\"", "a\\", "a;b"})
  void nameOfAnotherForm_isRefused(String name) throws ApiException {
    Refused refused = Refused.by(() -> Hosting.admitted().user(name).access().getMe());
    assertEquals(422, refused.status());
    assertEquals("On-Behalf-Of", refused.problem().errors().get(0).header());
  }

  @Test
  void nameOf128Characters_isTheLongest() throws ApiException {
    Hosting hosting = Hosting.admitted();
    hosting.user("u".repeat(128)).access().getMe();
    Refused.with(422, () -> hosting.user("u".repeat(129)).access().getMe());
    String odd = "Auth0|a.b_c~d@e:f+g=h-1";
    hosting.named(odd, "Odd");
    assertEquals(hosting.personId(odd), hosting.user(odd).access().getMe().person().id());
  }

  @Test
  void user_hasNoneOfThePlatformsRights() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Caller user = hosting.named("user-1", "Ada");
    Refused.with(403, () -> user.platforms().getPlatformUser(hosting.id(), "user-1"));
    Refused.with(
        403, () -> user.platforms().putPlatformUser(hosting.id(), "u", new NamedUser("X")));
    Refused.with(
        404,
        () ->
            Scene.administrator(server)
                .roles()
                .grantInstallationRole(InstallationRole.AUDITOR, hosting.personId("user-1")));
  }

  @Test
  void tokens_areMadeByPeopleThemselves() throws ApiException {
    Hosting hosting = Hosting.admitted();
    NewToken wanted =
        new NewToken(null, "mine", List.of(Scope.CHALLENGE_READ), Instant.now().plusSeconds(60));
    Caller user = hosting.user("user-1");
    Refused refused = Refused.by(() -> user.access().createToken(wanted, null));
    assertEquals("/problems/delegation-refused", refused.problem().type());
    assertEquals(403, user.send("GET", "/v1/tokens", "", Map.of()).status());
    String own = hosting.account().access().createToken(wanted, null).id();
    assertEquals(403, user.send("DELETE", "/v1/tokens/" + own, "", Map.of()).status());
  }

  @Test
  void scopes_areThoseOfTheCredential() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Caller reader =
        hosting.with(server, Hosting.token(server, hosting.id(), List.of(Scope.CHALLENGE_READ)));
    Refused refused =
        Refused.by(
            () ->
                reader
                    .onBehalfOf("user-1")
                    .teams()
                    .createTeam(Scene.open().challengeId(), new NewTeam("T"), null));
    assertEquals("/problems/insufficient-scope", refused.problem().type());
  }

  @Test
  void platform_bringsNoMoreUsersThanItMay() throws Exception {
    Hosting hosting = Hosting.admitted(server, 2);
    List<Integer> statuses =
        Together.run(
            8, i -> () -> Refused.status(() -> hosting.user("user-" + i).access().getMe()));
    assertEquals(2, statuses.stream().filter(status -> status == 200).count());
    assertEquals(6, statuses.stream().filter(status -> status == 403).count());
    for (PlatformUser known :
        hosting.account().platforms().listPlatformUsers(hosting.id(), null, null).items()) {
      assertEquals(
          known.personId(), hosting.user(known.externalId()).access().getMe().person().id());
    }
  }

  @Test
  void whatAPlatformCallsAUser_isShownToNobodyElse() throws ApiException {
    Hosting hosting = Hosting.admitted();
    String unnamed = hosting.user("ada@example.org").access().getMe().person().displayName();
    assertTrue(unnamed.matches("Participant [0-9a-z]{6}"), unnamed);
    hosting.named("ada@example.org", "Ada");
    assertEquals("Ada", hosting.user("ada@example.org").access().getMe().person().displayName());
    for (String wrong : List.of(" ", "a\u202eb", "\u0000", "a\tb")) {
      Refused.with(422, () -> hosting.named("ada@example.org", wrong));
    }
  }

  /** What is left of them is a pseudonym, and the platform may bring somebody under the name. */
  @Test
  void erasedUser_isNobodyToThePlatform() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Caller user = hosting.named("user-1", "Ada");
    String person = hosting.personId("user-1");
    assertTrue(user.personalData().exportMe().toString().contains("user-1"));
    user.personalData().eraseMe(new Erasure(person));
    Refused.with(404, () -> hosting.personId("user-1"));
    assertFalse(
        Scene.administrator(server)
            .personalData()
            .exportPerson(person)
            .toString()
            .contains("user-1"));
    assertNotEquals(person, user.access().getMe().person().id());
    String account = hosting.platform().accountId();
    Refused.with(
        404,
        () ->
            Scene.administrator(server).personalData().erasePerson(account, new Erasure(account)));
  }

  @Test
  void users_arePagedByExternalId() throws ApiException {
    Hosting hosting = Hosting.admitted();
    for (String name : List.of("b", "C", "a", "A")) {
      hosting.named(name, name);
    }
    var first = hosting.account().platforms().listPlatformUsers(hosting.id(), 3, null);
    var second = hosting.account().platforms().listPlatformUsers(hosting.id(), 3, first.next());
    assertEquals(
        List.of("A", "C", "a"), first.items().stream().map(PlatformUser::externalId).toList());
    assertEquals(List.of("b"), second.items().stream().map(PlatformUser::externalId).toList());
  }

  @Test
  void platformItself_neverCompetes() throws ApiException {
    Scene scene = Scene.open();
    Hosting hosting = Hosting.admitted();
    Refused.with(403, () -> hosting.account().register(scene.challengeId()));
    hosting.user("user-1").register(scene.challengeId());
  }

  @Test
  void oneKeyOfTwoUsers_hasTwoEffects() throws ApiException {
    Scene scene = Scene.open();
    Hosting hosting = Hosting.admitted();
    Set<String> teams = new TreeSet<>();
    for (String name : List.of("user-1", "user-2", "user-1")) {
      Caller user = hosting.user(name);
      user.register(scene.challengeId());
      Team team = user.teams().createTeam(scene.challengeId(), new NewTeam("Team " + name), "key");
      teams.add(team.id());
    }
    assertEquals(2, teams.size());
  }

  @Test
  void auditLog_saysWhoActedForWhom() throws ApiException {
    Hosting hosting = Hosting.admitted();
    Caller user = hosting.user("user-1");
    String person = user.access().getMe().person().id();
    AuditEntry met = entry(person);
    assertEquals("DELEGATION_STARTED", met.action());
    assertEquals(hosting.platform().accountId(), met.personId());
    assertEquals(hosting.id(), met.platformId());
    hosting.named("user-1", "Ada");
    assertFalse(met.toString().contains("user-1"));
  }

  private AuditEntry entry(String subject) throws ApiException {
    return Scene.administrator(server)
        .audit()
        .listAudit(null, null, null, subject, null, null, null, null)
        .items()
        .get(0);
  }
}
