package org.aceso.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.Together;
import org.aceso.client.ApiException;
import org.aceso.ids.Ids;
import org.aceso.wire.AuditEntry;
import org.aceso.wire.Bilingual;
import org.aceso.wire.Challenge;
import org.aceso.wire.ChallengeAccess;
import org.aceso.wire.ChallengeHost;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.ChallengeRole;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewChallenge;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewTeam;
import org.aceso.wire.Registration;
import org.aceso.wire.RoleGrant;
import org.aceso.wire.Team;
import org.junit.jupiter.api.Test;

/** Who may know of a challenge that a platform hosts, and how two come to host one. */
final class SharingTest {
  private final TestServer server = TestServer.shared();
  private final Hosting owner;
  private final Hosting other;

  SharingTest() throws ApiException {
    owner = Hosting.admitted();
    other = Hosting.admitted();
  }

  @Test
  void challengeOfAPlatform_isThereForItsUsersAlone() throws ApiException {
    Challenge challenge = running(owner.user("organiser"));
    assertEquals(ChallengeAccess.PLATFORMS, challenge.access());
    for (Caller seeing : List.of(owner.user("u"), owner.account(), Scene.administrator(server))) {
      assertSees(true, seeing, challenge);
    }
    for (Caller other : List.of(other.user("u"), other.account(), stranger(), anonymous())) {
      assertSees(false, other, challenge);
    }
  }

  @Test
  void draft_isThereForThePlatformAndItsOrganisers() throws ApiException {
    Challenge draft = create(owner.user("organiser"), form(slug(), null, null));
    assertSees(true, owner.user("organiser"), draft);
    assertSees(true, owner.account(), draft);
    assertSees(false, owner.user("u"), draft);
    assertSees(false, other.account(), draft);
  }

  @Test
  void challengeThatIsMadePublic_isThereForEverybody() throws ApiException {
    Caller organiser = owner.user("organiser");
    Challenge challenge = running(organiser);
    ChallengePatch open =
        new ChallengePatch(
            null, null, null, null, null, ChallengeAccess.PUBLIC, null, null, null, null);
    organiser.challenges().updateChallenge(challenge.id(), open, "*");
    for (Caller seeing : List.of(other.user("u"), other.account(), stranger(), anonymous())) {
      assertSees(true, seeing, challenge);
    }
    other.user("u").register(challenge.id());
  }

  @Test
  void sharing_takesTwo() throws ApiException {
    Caller organiser = owner.user("organiser");
    Challenge challenge = running(organiser);
    Refused.with(404, () -> host(other.account(), challenge, other));
    assertEquals("OFFERED", host(organiser, challenge, other).state().name());
    assertSees(true, other.account(), challenge);
    assertSees(false, other.user("u"), challenge);
    assertEquals(
        List.of("OFFERED"),
        other.account().platforms().listPlatformChallenges(other.id(), null, null).items().stream()
            .map(one -> one.state().name())
            .toList());
    assertEquals("OFFERED", host(owner.account(), challenge, other).state().name());
    Refused.with(403, () -> host(other.user("u"), make(ChallengeAccess.PUBLIC), other));
    assertEquals("ACTIVE", host(other.account(), challenge, other).state().name());
    assertSees(true, other.user("u"), challenge);
    assertSees(false, stranger(), challenge);
    assertEquals("ACTIVE", host(other.account(), challenge, other).state().name());
  }

  @Test
  void offer_isRecordedWithWhoActed() throws ApiException {
    Challenge challenge = running(owner.user("organiser"));
    host(owner.user("organiser"), challenge, other);
    AuditEntry entry =
        Scene.administrator(server)
            .audit()
            .listAudit("HOSTING_CHANGED", challenge.id(), null, null, null, null, null, null)
            .items()
            .get(0);
    assertEquals(other.id(), entry.subject());
    assertEquals(owner.personId("organiser"), entry.personId());
    assertEquals(owner.platform().accountId(), entry.actorId());
    assertEquals(owner.id(), entry.platformId());
  }

  @Test
  void platformThatLeft_keepsThoseWhoTakePart() throws ApiException {
    Challenge challenge = shared();
    Caller member = other.user("member");
    member.register(challenge.id());
    member.teams().createTeam(challenge.id(), new NewTeam("Stayers"), null);
    other.account().platforms().unhostChallenge(challenge.id(), other.id());
    assertSees(true, member, challenge);
    assertSees(false, other.user("newcomer"), challenge);
    assertSees(false, other.account(), challenge);
    assertEquals(
        "OFFERED", host(owner.account(), challenge, other).state().name(), "it can come back");
  }

  @Test
  void owner_endsHostingButItsOwn() throws ApiException {
    Challenge challenge = shared();
    Refused.with(
        409, () -> owner.account().platforms().unhostChallenge(challenge.id(), owner.id()));
    Refused.with(
        403, () -> other.account().platforms().unhostChallenge(challenge.id(), owner.id()));
    owner.account().platforms().unhostChallenge(challenge.id(), other.id());
    assertSees(false, other.user("u"), challenge);
  }

  @Test
  void hostThatIsNotTheOwner_doesNotShareFurther() throws ApiException {
    Challenge challenge = shared();
    Hosting third = Hosting.admitted();
    Refused.with(403, () -> host(other.account(), challenge, third));
    host(owner.account(), challenge, third);
    assertEquals(Set.of(owner.id(), other.id()), hosts(other.account(), challenge));
    assertEquals(Set.of(owner.id(), other.id(), third.id()), hosts(owner.account(), challenge));
    Refused.with(403, () -> hosts(other.user("u"), challenge));
  }

  @Test
  void host_seesItsOwnUsersAlone() throws ApiException {
    Challenge challenge = shared();
    for (Hosting hosting : List.of(owner, other)) {
      for (String name : List.of("captain", "mate")) {
        hosting.named(name, name + " of " + hosting.id()).register(challenge.id());
      }
    }
    Team team =
        owner.user("captain").teams().createTeam(challenge.id(), new NewTeam("Mixed"), null);
    for (Caller mate : List.of(owner.user("mate"), other.user("mate"))) {
      String code =
          owner
              .user("captain")
              .teams()
              .createInvitation(team.id(), null, new NewInvitation(null, null))
              .code();
      mate.teams().acceptInvitation(new InvitationCode(code), null);
    }
    assertEquals(
        Set.of(other.personId("captain"), other.personId("mate")),
        registered(other.account(), challenge));
    Team seen = other.account().teams().getTeam(team.id(), null);
    assertEquals(3, seen.size());
    assertNull(seen.captainId());
    assertEquals(
        List.of(other.personId("mate")), seen.members().stream().map(one -> one.id()).toList());
    assertNull(other.user("captain").teams().getTeam(team.id(), null).members());
    assertTrue(roles(other.account(), challenge).isEmpty());
    assertEquals(Set.of(owner.personId("organiser")), roles(owner.account(), challenge));
  }

  @Test
  void peopleOfOtherPlatforms_getNoRole() throws ApiException {
    Caller organiser = owner.user("organiser");
    Challenge challenge = running(organiser);
    other.user("juror").access().getMe();
    String juror = other.personId("juror");
    Refused hidden = Refused.by(() -> give(organiser, challenge, juror));
    Refused missing = Refused.by(() -> give(organiser, challenge, Ids.next("per")));
    assertEquals(404, hidden.status());
    assertEquals(missing.problem().detail(), hidden.problem().detail());
    host(organiser, challenge, other);
    Refused.with(404, () -> give(organiser, challenge, juror));
    host(other.account(), challenge, other);
    give(organiser, challenge, juror);
    give(organiser, challenge, stranger().personId());
  }

  @Test
  void slug_isTheOwnersAndTellsNothingOfOthers() throws ApiException {
    String slug = slug();
    Challenge first = open(owner.user("organiser"), form(slug, null, null));
    Challenge second = open(other.user("organiser"), form(slug, null, null));
    Challenge third = open(stranger(), form(slug, null, null));
    assertEquals(ChallengeAccess.PUBLIC, third.access());
    assertEquals(first.id(), read(owner.user("u"), slug).id());
    assertEquals(second.id(), read(other.user("u"), slug).id());
    assertEquals(third.id(), read(anonymous(), slug).id());
    assertEquals(third.id(), read(Hosting.admitted().user("u"), slug).id());
    Refused.with(409, () -> create(owner.user("second"), form(slug, null, null)));
  }

  @Test
  void reference_makesOneChallengeHoweverOftenItIsSent() throws Exception {
    Caller organiser = owner.user("organiser");
    organiser.access().getMe();
    Set<String> ids =
        new TreeSet<>(
            Together.run(16, i -> () -> create(organiser, form(slug(), null, "project 42")).id()));
    assertEquals(1, ids.size());
    Challenge challenge = read(organiser, ids.iterator().next());
    assertEquals("project 42", challenge.externalRef());
    assertFalse(
        ids.contains(create(other.user("organiser"), form(slug(), null, "project 42")).id()));
    Refused.with(409, () -> create(owner.user("second"), form(slug(), null, "project 42")));
    Refused.with(422, () -> create(stranger(), form(slug(), null, "project 42")));
    organiser.challenges().openRegistration(challenge.id());
    assertEquals(
        challenge.id(), create(owner.user("second"), form(slug(), null, "project 42")).id());
    host(organiser, challenge, other);
    assertNull(read(other.account(), challenge.id()).externalRef());
  }

  private Challenge shared() throws ApiException {
    Challenge challenge = running(owner.user("organiser"));
    host(owner.user("organiser"), challenge, other);
    host(other.account(), challenge, other);
    return challenge;
  }

  private Challenge make(ChallengeAccess access) throws ApiException {
    return open(owner.user("organiser"), form(slug(), access, null));
  }

  private Challenge running(Caller organiser) throws ApiException {
    return open(organiser, form(slug(), null, null));
  }

  private static Challenge open(Caller organiser, NewChallenge wanted) throws ApiException {
    return organiser.challenges().openRegistration(create(organiser, wanted).id());
  }

  private static Challenge create(Caller by, NewChallenge wanted) throws ApiException {
    return by.challenges().createChallenge(wanted, null);
  }

  private static Challenge read(Caller by, String idOrSlug) throws ApiException {
    return by.challenges().getChallenge(idOrSlug, null);
  }

  private static ChallengeHost host(Caller by, Challenge challenge, Hosting platform)
      throws ApiException {
    return by.platforms().hostChallenge(challenge.id(), platform.id());
  }

  private static Set<String> hosts(Caller by, Challenge challenge) throws ApiException {
    Set<String> ids = new TreeSet<>();
    for (ChallengeHost host : by.platforms().listHosts(challenge.id(), null, null).items()) {
      ids.add(host.platformId());
    }
    return ids;
  }

  private static Set<String> registered(Caller by, Challenge challenge) throws ApiException {
    Set<String> ids = new TreeSet<>();
    for (Registration one :
        by.registrations().listRegistrations(challenge.id(), null, null, null).items()) {
      ids.add(one.personId());
    }
    return ids;
  }

  private static Set<String> roles(Caller by, Challenge challenge) throws ApiException {
    Set<String> ids = new TreeSet<>();
    for (RoleGrant one : by.roles().listRoles(challenge.id(), null, null).items()) {
      ids.add(one.person().id());
    }
    return ids;
  }

  private static void give(Caller by, Challenge challenge, String personId) throws ApiException {
    by.roles().grantRole(challenge.id(), ChallengeRole.JURY, personId);
  }

  private static void assertSees(boolean sees, Caller by, Challenge challenge) throws ApiException {
    assertEquals(sees ? 200 : 404, Refused.status(() -> read(by, challenge.id())));
    assertEquals(sees ? 200 : 404, Refused.status(() -> read(by, challenge.slug())));
    boolean listed =
        by.challenges().listChallenges(200, null, null).items().stream()
            .anyMatch(one -> one.id().equals(challenge.id()));
    assertEquals(sees, listed);
  }

  private Caller stranger() throws ApiException {
    return Scene.open().stranger();
  }

  private Caller anonymous() {
    return Scene.anonymous(server);
  }

  private static String slug() {
    return Ids.next("s").replace('_', '-');
  }

  private static NewChallenge form(String slug, ChallengeAccess access, String externalRef) {
    return new NewChallenge(
        slug,
        new Bilingual("Slides", null),
        null,
        new Bilingual("Which lesion is the worst?", null),
        "A hospital",
        "Europe/Paris",
        access,
        externalRef,
        null,
        null,
        null,
        null,
        null);
  }
}
