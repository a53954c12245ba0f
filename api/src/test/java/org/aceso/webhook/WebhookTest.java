package org.aceso.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.aceso.Caller;
import org.aceso.Hosting;
import org.aceso.PhaseForm;
import org.aceso.Scene;
import org.aceso.TestServer;
import org.aceso.client.ApiException;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.ids.Ids;
import org.aceso.wire.Delivery;
import org.aceso.wire.DeliveryState;
import org.aceso.wire.InvitationCode;
import org.aceso.wire.NewInvitation;
import org.aceso.wire.NewMergeProposal;
import org.aceso.wire.NewTeam;
import org.aceso.wire.NewWebhook;
import org.aceso.wire.SecretRotation;
import org.aceso.wire.WebhookPatch;
import org.aceso.wire.WebhookState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database send to receivers that verify with the public library. */
final class WebhookTest {
  private static final Map<String, String> QUICK =
      Map.of("WEBHOOK_TARGETS", "any", "WEBHOOK_RETRY_SECONDS", "0,0,0,0,0,0,0,0,0");

  private static TestServer server;
  private static TestServer second;

  private final Scene scene = open();

  @BeforeAll
  static void start() {
    server = TestServer.start(QUICK);
    second = server.startAnother(QUICK);
  }

  @AfterAll
  static void stop() {
    second.close();
    server.close();
  }

  private static Scene open() {
    try {
      return Scene.open(server.url(), server.administrator());
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void eventsOfASubject_arriveInOrderThoughTheReceiverFailsAtRandom() throws Exception {
    Random random = new Random(7);
    try (Receiver receiver =
        Receiver.start(got -> Receiver.Reply.of(random.nextInt(3) == 0 ? 500 : 204))) {
      var webhook = webhook(scene.organiser(), receiver);
      List<String> subjects = List.of(Ids.next("tea"), Ids.next("tea"), Ids.next("tea"));
      Map<String, List<String>> sent = new LinkedHashMap<>();
      for (int i = 0; i < 60; i++) {
        String subject = subjects.get(i % 3);
        sent.computeIfAbsent(subject, any -> new ArrayList<>()).add(publish(subject));
      }
      receiver.await(60);
      Map<String, List<String>> got = new HashMap<>();
      Set<String> seen = new HashSet<>();
      for (Receiver.Received one : receiver.accepted()) {
        verify(one, webhook.secret());
        if (seen.add(one.id())) {
          String subject = one.json().at("/data/teamId").asText();
          got.computeIfAbsent(subject, any -> new ArrayList<>()).add(one.id());
        }
      }
      assertEquals(sent, got);
      assertEquals(60, receiver.accepted().size(), "no attempt was made by two servers");
      assertTrue(receiver.all().size() > 60, "it failed now and then");
      assertInOrder(receiver, subjects);
    }
  }

  /** No event is tried before the one before it in its subject has been accepted. */
  private static void assertInOrder(Receiver receiver, List<String> subjects) {
    for (String subject : subjects) {
      String failing = null;
      for (Receiver.Received one : receiver.all()) {
        if (one.json().at("/data/teamId").asText().equals(subject)) {
          assertTrue(failing == null || failing.equals(one.id()), one.id());
          failing = one.accepted() ? null : one.id();
        }
      }
    }
  }

  @Test
  void everyAttempt_hasTheSameIdAndItsOwnSignature() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Receiver receiver =
        Receiver.start(got -> Receiver.Reply.of(count.incrementAndGet() < 3 ? 503 : 200))) {
      var webhook = webhook(scene.organiser(), receiver);
      String event = publish(Ids.next("tea"));
      receiver.await(1);
      assertEquals(3, receiver.all().size());
      for (Receiver.Received one : receiver.all()) {
        assertEquals(event, one.id());
        assertEquals(
            "application/json; charset=UTF-8", one.headers().firstValue("content-type").get());
        verify(one, webhook.secret());
        assertThrows(
            WebhookVerificationException.class,
            () -> new Webhook(webhook.secret()).verify(one.body() + " ", one.headers()));
      }
      Delivery delivery = delivery(scene.organiser(), webhook.id(), DeliveryState.DELIVERED);
      assertEquals(
          List.of(503, 503, 200), delivery.attempts().stream().map(one -> one.status()).toList());
    }
  }

  @Test
  void realSubmission_isTold() throws Exception {
    Caller captain = scene.captain();
    String phase = scene.openPhase(new PhaseForm());
    try (Receiver receiver = Receiver.answering(204);
        Receiver others = Receiver.answering(204)) {
      List<String> types = List.of("submission.received", "submission.scored");
      NewWebhook wanted = new NewWebhook(receiver.url(), scene.challengeId(), null, types);
      captain.webhooks().createWebhook(wanted, null);
      webhook(scene.captain(), others);
      String id = Scene.submitted(captain, phase, Scene.TRUTH);
      List<Receiver.Received> got = receiver.await(2);
      assertEquals("submission.received", got.get(0).type());
      assertEquals("submission.scored", got.get(1).type());
      assertEquals(id, got.get(1).json().at("/data/submissionId").asText());
      assertFalse(got.get(1).body().contains("accuracy"), got.get(1).body());
      assertEquals(
          List.of(),
          others.all().stream().filter(one -> one.type().startsWith("submission.")).toList());
    }
  }

  @Test
  void deliveredEvent_canBeSentAgain() throws Exception {
    try (Receiver receiver = Receiver.answering(204)) {
      var webhook = webhook(scene.organiser(), receiver);
      String event = publish(Ids.next("tea"));
      receiver.await(1);
      Delivery first = delivery(scene.organiser(), webhook.id(), DeliveryState.DELIVERED);
      Delivery again = scene.organiser().webhooks().redeliver(first.id(), null);
      assertEquals(first.id(), again.redeliveryOf());
      List<Receiver.Received> got = receiver.await(2);
      assertEquals(List.of(event, event), got.stream().map(Receiver.Received::id).toList());
      verify(got.get(1), webhook.secret());
    }
  }

  @Test
  void rotatedSecret_signsBesideTheOldOne() throws Exception {
    try (Receiver receiver = Receiver.answering(204)) {
      Caller organiser = scene.organiser();
      var old = webhook(organiser, receiver);
      var fresh =
          organiser.webhooks().rotateWebhookSecret(old.id(), new SecretRotation(3600), null);
      publish(Ids.next("tea"));
      Receiver.Received both = receiver.await(1).get(0);
      verify(both, old.secret());
      verify(both, fresh.secret());
      var last = organiser.webhooks().rotateWebhookSecret(old.id(), new SecretRotation(0), null);
      publish(Ids.next("tea"));
      Receiver.Received one = receiver.await(2).get(1);
      verify(one, last.secret());
      assertThrows(
          WebhookVerificationException.class,
          () -> new Webhook(fresh.secret()).verify(one.body(), one.headers()));
    }
  }

  @Test
  void receiverThatIsGone_disablesItsWebhook() throws Exception {
    try (Receiver receiver = Receiver.answering(410)) {
      var webhook = webhook(scene.organiser(), receiver);
      publish(Ids.next("tea"));
      var disabled = awaitDisabled(webhook.id());
      assertEquals("GONE", disabled.disabledBecause());
      assertEquals(1, receiver.all().size());
    }
  }

  @Test
  void receiverThatAlwaysFails_exhaustsItsAttemptsAndIsDisabled() throws Exception {
    AtomicInteger status = new AtomicInteger(500);
    try (Receiver receiver = Receiver.start(got -> Receiver.Reply.of(status.get()))) {
      Caller organiser = scene.organiser();
      var webhook = webhook(organiser, receiver);
      String subject = Ids.next("tea");
      String first = publish(subject);
      publish(subject);
      var disabled = awaitDisabled(webhook.id());
      assertEquals("EXHAUSTED", disabled.disabledBecause());
      assertEquals(10, receiver.all().size());
      assertEquals(
          Set.of(first),
          new TreeSet<>(receiver.all().stream().map(Receiver.Received::id).toList()));
      assertEquals(
          List.of(DeliveryState.CANCELLED, DeliveryState.FAILED),
          organiser.webhooks().listDeliveries(webhook.id(), 50, null, null).items().stream()
              .map(Delivery::state)
              .sorted(Comparator.comparing(DeliveryState::name))
              .toList());
      status.set(200);
      String tag = etag(organiser, webhook.id());
      organiser
          .webhooks()
          .updateWebhook(
              webhook.id(), new WebhookPatch(null, null, null, WebhookState.ENABLED), tag);
      String later = publish(subject);
      assertEquals(later, receiver.await(1).get(0).id());
    }
  }

  /** One lease may hold the lanes of both. */
  @Test
  void receiverThatFails_leavesTheAttemptAtAnotherAlone() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    try (Receiver slow = Receiver.start(got -> late(Receiver.Reply.of(204), begun));
        Receiver failing = Receiver.start(got -> Receiver.Reply.of(500))) {
      webhook(scene.organiser(), slow);
      var other = webhook(scene.organiser(), failing);
      publish(Ids.next("tea"));
      awaitDisabled(other.id());
      slow.await(1);
      assertEquals(1, begun.get());
    }
  }

  private static Receiver.Reply late(Receiver.Reply reply, AtomicInteger begun) {
    begun.incrementAndGet();
    try {
      Thread.sleep(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return reply;
  }

  @Test
  void retryAfter_isHonoured() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (Receiver receiver =
        Receiver.start(
            got ->
                count.incrementAndGet() == 1
                    ? new Receiver.Reply(429, "Retry-After", "2")
                    : Receiver.Reply.of(200))) {
      webhook(scene.organiser(), receiver);
      publish(Ids.next("tea"));
      Awaitility.await().until(() -> receiver.all().size() == 1);
      long start = System.nanoTime();
      receiver.await(1);
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(waited.compareTo(Duration.ofMillis(1_700)) > 0, waited.toString());
    }
  }

  @Test
  void redirects_areNotFollowed() throws Exception {
    try (Receiver inner = Receiver.answering(200);
        Receiver receiver =
            Receiver.start(got -> new Receiver.Reply(307, "Location", inner.url()))) {
      var webhook = webhook(scene.organiser(), receiver);
      publish(Ids.next("tea"));
      awaitDisabled(webhook.id());
      Delivery failed = delivery(scene.organiser(), webhook.id(), DeliveryState.FAILED);
      assertEquals("REDIRECTED", failed.attempts().get(0).outcome());
      assertEquals(List.of(), inner.all());
    }
  }

  @Test
  void ping_reachesItsWebhookAlone() throws Exception {
    try (Receiver receiver = Receiver.answering(204);
        Receiver other = Receiver.answering(204)) {
      Caller stranger = scene.stranger();
      var webhook = webhook(stranger, receiver);
      webhook(stranger, other);
      String event = stranger.webhooks().pingWebhook(webhook.id(), null).eventId();
      Receiver.Received got = receiver.await(1).get(0);
      assertEquals(event, got.id());
      assertEquals("webhook.ping", got.type());
      verify(got, webhook.secret());
      Thread.sleep(500);
      assertEquals(List.of(), other.all());
    }
  }

  @Test
  void webhook_getsTheTypesThatItWants() throws Exception {
    try (Receiver receiver = Receiver.answering(204)) {
      NewWebhook wanted =
          new NewWebhook(receiver.url(), scene.challengeId(), null, List.of("team.dissolved"));
      scene.organiser().webhooks().createWebhook(wanted, null);
      String subject = Ids.next("tea");
      publish(subject);
      String event = publish(EventType.TEAM_DISSOLVED, subject, EventAudience.organisers());
      assertEquals(List.of(event), receiver.await(1).stream().map(Receiver.Received::id).toList());
    }
  }

  @Test
  void ownerWhoMayNoLongerKnow_isNotTold() throws Exception {
    AtomicInteger status = new AtomicInteger(500);
    try (TestServer slow = server.startAnother(Map.of("WEBHOOK_TARGETS", "any"));
        Receiver receiver = Receiver.start(got -> Receiver.Reply.of(status.get()))) {
      Caller captain = scene.captain();
      String team = scene.teamOf(captain);
      Caller mate = scene.competitor();
      String code =
          captain.teams().createInvitation(team, null, new NewInvitation(null, null)).code();
      mate.teams().acceptInvitation(new InvitationCode(code), null);
      var webhook = webhook(mate, receiver);
      publish(EventType.TEAM_CHANGED, team, EventAudience.team(team));
      Awaitility.await().until(() -> !receiver.all().isEmpty());
      mate.teams().leaveTeam(team);
      status.set(200);
      Awaitility.await()
          .until(
              () ->
                  mate.webhooks().listDeliveries(webhook.id(), 50, null, null).items().stream()
                      .noneMatch(one -> one.state() == DeliveryState.PENDING));
      assertTrue(slow.url() != null);
    }
  }

  /** What a platform could read for each of its users, and nothing of another platform's. */
  @Test
  void platform_isToldOfItsUsersAlone() throws Exception {
    Hosting one = Hosting.admitted(server, null);
    Hosting other = Hosting.admitted(server, null);
    try (Receiver receiver = Receiver.answering(204);
        Receiver others = Receiver.answering(204)) {
      NewWebhook everything = new NewWebhook(receiver.url(), null, null, null);
      one.account().webhooks().createWebhook(everything, null);
      NewWebhook alike = new NewWebhook(others.url(), null, null, null);
      other.account().webhooks().createWebhook(alike, null);
      Caller user = one.named("u1", "Ada");
      user.register(scene.challengeId());
      String team =
          user.teams().createTeam(scene.challengeId(), new NewTeam(Ids.next("t")), null).id();
      String event = publish(EventType.TEAM_CHANGED, team, EventAudience.team(team));
      String forCompetitors =
          publish(EventType.TEAM_CHANGED, Ids.next("tea"), EventAudience.competitors());
      Awaitility.await().until(() -> ids(receiver).containsAll(List.of(event, forCompetitors)));
      assertEquals(Set.of(), ids(others));
    }
  }

  /** What became of the files of a team that is part of another by now. */
  @Test
  void mergedTeam_isToldOfWhatItHandedInBefore() throws Exception {
    Hosting hosting = Hosting.admitted(server, null);
    try (Receiver receiver = Receiver.answering(204);
        Receiver platforms = Receiver.answering(204)) {
      Caller captain = hosting.named("u1", "Ada");
      captain.register(scene.challengeId());
      String team = scene.team(captain, Ids.next("t")).id();
      Caller other = scene.captain();
      String into = scene.teamOf(other);
      webhook(other, receiver);
      NewWebhook everything = new NewWebhook(platforms.url(), null, null, null);
      hosting.account().webhooks().createWebhook(everything, null);
      NewMergeProposal wanted = new NewMergeProposal(into);
      String proposal = captain.teams().proposeMerge(team, wanted, null).id();
      other.teams().acceptMerge(into, proposal);
      String event = publish(EventType.TEAM_CHANGED, team, EventAudience.team(team));
      for (Receiver one : List.of(receiver, platforms)) {
        Awaitility.await().until(() -> ids(one).contains(event));
      }
    }
  }

  private static Set<String> ids(Receiver receiver) {
    return new TreeSet<>(receiver.all().stream().map(Receiver.Received::id).toList());
  }

  @Test
  void webhooks_areTheirOwnersAlone() throws Exception {
    try (Receiver receiver = Receiver.answering(204)) {
      var webhook = webhook(scene.organiser(), receiver);
      Caller stranger = scene.stranger();
      ApiException foreign =
          assertThrows(
              ApiException.class, () -> stranger.webhooks().getWebhook(webhook.id(), null));
      assertEquals(404, foreign.getCode());
      assertEquals(List.of(), stranger.webhooks().listWebhooks(50, null).items());
      assertEquals(null, scene.organiser().webhooks().getWebhook(webhook.id(), null).secret());
    }
  }

  @Test
  void webhookOnADraft_isNotThereForStrangers() throws Exception {
    Scene draft = Scene.draft(server.url(), server.administrator());
    NewWebhook wanted =
        new NewWebhook("https://hooks.example.org/", draft.challengeId(), null, null);
    ApiException refused =
        assertThrows(
            ApiException.class, () -> scene.stranger().webhooks().createWebhook(wanted, null));
    assertEquals(404, refused.getCode());
  }

  @Test
  void owner_hasAFewWebhooks() throws Exception {
    Caller stranger = scene.stranger();
    NewWebhook wanted = new NewWebhook("https://hooks.example.org/", null, null, null);
    for (int i = 0; i < 20; i++) {
      stranger.webhooks().createWebhook(wanted, null);
    }
    ApiException refused =
        assertThrows(ApiException.class, () -> stranger.webhooks().createWebhook(wanted, null));
    assertEquals(429, refused.getCode());
    String problem = refused.getResponseBody();
    assertTrue(problem.contains("\"violated-policies\":[\"webhooks\"]"), problem);
  }

  private org.aceso.wire.Webhook webhook(Caller owner, Receiver receiver) throws ApiException {
    NewWebhook wanted = new NewWebhook(receiver.url(), scene.challengeId(), null, null);
    return owner.webhooks().createWebhook(wanted, null);
  }

  private static void verify(Receiver.Received one, String secret) throws Exception {
    new Webhook(secret).verify(one.body(), one.headers());
  }

  private Delivery delivery(Caller owner, String webhook, DeliveryState state) {
    return Awaitility.await()
        .until(
            () -> owner.webhooks().listDeliveries(webhook, 50, null, state).items(),
            found -> !found.isEmpty())
        .get(0);
  }

  private org.aceso.wire.Webhook awaitDisabled(String id) {
    return Awaitility.await()
        .until(
            () -> scene.organiser().webhooks().getWebhook(id, null),
            one -> one.state() == WebhookState.DISABLED);
  }

  private static String etag(Caller owner, String id) {
    return owner.send("GET", "/v1/webhooks/" + id, "", Map.of()).header("ETag");
  }

  private String publish(String subject) {
    return publish(EventType.TEAM_CHANGED, subject, EventAudience.organisers());
  }

  private String publish(EventType type, String subject, EventAudience audience) {
    return server
        .jdbi()
        .inTransaction(
            db ->
                Events.publish(
                    type, scene.challengeId(), subject, audience, Map.of("teamId", subject), db));
  }
}
