package org.aceso.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.TreeSet;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.Refused;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.wire.ApprovalMode;
import org.aceso.wire.ChallengeAccess;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.NewWebhook;
import org.aceso.wire.RegistrationFormPatch;
import org.aceso.wire.RegistrationRefusal;
import org.aceso.wire.Webhook;
import org.junit.jupiter.api.Test;

/** A challenge of platforms is known to who takes part or asks to, and not to who did. */
final class LiveRegistrationTest {
  private final Scene scene = Scene.open();
  private final Caller organiser = scene.organiser();
  private final String id = scene.challengeId();

  LiveRegistrationTest() throws ApiException {}

  @Test
  void whoTakesPart_seesTheChallengeUntilTheyWithdraw() throws ApiException {
    Caller person = scene.competitor();
    hide();
    assertSees(person, true);
    person.registrations().withdraw(id);
    assertSees(person, false);
    Refused.with(404, () -> person.registrations().getOwnRegistration(id, null));
  }

  @Test
  void whoWaits_seesTheChallengeUntilTheyAreRefused() throws ApiException {
    RegistrationFormPatch manual = new RegistrationFormPatch(ApprovalMode.MANUAL, null, null, null);
    organiser.registrations().updateRegistrationForm(id, manual, "*");
    Caller person = scene.competitor();
    hide();
    assertSees(person, true);
    RegistrationRefusal refusal = new RegistrationRefusal("No.", false);
    organiser.registrations().refuseRegistration(id, person.personId(), refusal);
    assertSees(person, false);
    organiser
        .registrations()
        .approveRegistration(id, person.personId(), new org.aceso.wire.RegistrationApproval(null));
    assertSees(person, true);
  }

  /** A user of a platform that does not host it, too. */
  @Test
  void userOfAnotherPlatform_isNoException() throws ApiException {
    Caller user = Hosting.admitted().user("u1");
    user.register(id);
    hide();
    assertSees(user, true);
    user.registrations().withdraw(id);
    assertSees(user, false);
  }

  @Test
  void whoWithdrew_isSentNothingMore() throws ApiException {
    Caller stays = scene.competitor();
    Caller leaves = scene.competitor();
    List<Webhook> webhooks = List.of(webhook(stays), webhook(leaves));
    hide();
    leaves.registrations().withdraw(id);
    organiser.challenges().closeChallenge(id);
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(30))
        .until(() -> types(stays, webhooks.get(0)).contains("challenge.closed"));
    TreeSet<String> got = types(leaves, webhooks.get(1));
    assertFalse(got.contains("challenge.closed"), got.toString());
  }

  private static Webhook webhook(Caller owner) throws ApiException {
    NewWebhook wanted = new NewWebhook("https://hooks.example.org/", null, null, null);
    return owner.webhooks().createWebhook(wanted, null);
  }

  private static TreeSet<String> types(Caller owner, Webhook webhook) throws ApiException {
    TreeSet<String> types = new TreeSet<>();
    owner
        .webhooks()
        .listDeliveries(webhook.id(), 200, null, null)
        .items()
        .forEach(one -> types.add(one.eventType()));
    return types;
  }

  private void hide() throws ApiException {
    ChallengePatch hidden =
        new ChallengePatch(
            null, null, null, null, null, ChallengeAccess.PLATFORMS, null, null, null, null);
    organiser.challenges().updateChallenge(id, hidden, "*");
    assertSees(Scene.open().stranger(), false);
    assertSees(Scene.anonymous(TestServer.shared()), false);
  }

  private void assertSees(Caller who, boolean sees) throws ApiException {
    assertEquals(sees ? 200 : 404, Refused.status(() -> who.challenges().getChallenge(id, null)));
    assertEquals(
        sees,
        who.challenges().listChallenges(200, null, null).items().stream()
            .anyMatch(one -> one.id().equals(id)));
  }
}
