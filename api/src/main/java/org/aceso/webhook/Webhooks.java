package org.aceso.webhook;

import java.net.InetAddress;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.ProblemType;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.ids.NearestName;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What can be done with webhooks, each within the caller's transaction. */
public final class Webhooks {
  private static final int MOST_OF_ONE = 20;
  private static final int SECRET_BYTES = 32;
  private static final Set<String> TYPES =
      Arrays.stream(EventType.values()).map(EventType::word).collect(Collectors.toSet());

  private final Targets targets;

  private Webhooks(Targets targets) {
    this.targets = targets;
  }

  /** Webhooks for an installation. */
  public static Webhooks of(Dispatcher.Options options) {
    return new Webhooks(new Targets(options.anyTarget(), InetAddress::getAllByName));
  }

  /** Starts to send what is due. */
  public Dispatcher dispatch(Jdbi jdbi, Dispatcher.Options options) {
    try {
      return new Dispatcher(jdbi, targets, options, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /** Puts away what old events left behind. Called by a timer. */
  public static void tidy(Handle db) {
    LaneQueries.sweep(db);
  }

  /** A webhook with a secret that is shown once. */
  record Secret(Webhook webhook, byte[] secret) {}

  Secret create(
      String ownerId, String platformId, String challengeId, Webhook.Wish wish, Handle db) {
    check(wish);
    if (WebhookQueries.countOf(ownerId, db) >= MOST_OF_ONE) {
      throw new Refusal(
              ProblemType.QUOTA_EXCEEDED,
              "one owner has at most " + MOST_OF_ONE + " webhooks; delete one first")
          .with("violated-policies", List.of("webhooks"));
    }
    String id = Ids.next("whk");
    byte[] secret = Ids.bytes(SECRET_BYTES);
    WebhookQueries.insert(id, ownerId, platformId, challengeId, wish, secret, db);
    return new Secret(get(id, ownerId, db), secret);
  }

  Webhook get(String id, String ownerId, Handle db) {
    return find(id, ownerId, "", db);
  }

  Webhook hold(String id, String ownerId, Handle db) {
    return find(id, ownerId, "FOR UPDATE", db);
  }

  private static Webhook find(String id, String ownerId, String lock, Handle db) {
    return WebhookQueries.find(id, ownerId, lock, db)
        .orElseThrow(() -> Refusal.notFound("webhook"));
  }

  /** Changes it. What waited is given up when it is disabled, and not taken up again afterwards. */
  Webhook update(Webhook old, Webhook.Wish wish, Handle db) {
    check(wish);
    WebhookQueries.update(old.id(), wish, db);
    if (wish.state() != old.state()) {
      LaneQueries.cancel(old.id(), db);
    }
    return get(old.id(), old.ownerId(), db);
  }

  void delete(Webhook webhook, Handle db) {
    WebhookQueries.delete(webhook.id(), db);
  }

  Secret rotate(Webhook webhook, Duration overlap, Handle db) {
    byte[] secret = Ids.bytes(SECRET_BYTES);
    Instant until = WebhookQueries.rotate(webhook.id(), secret, overlap, db);
    if (until == null) {
      throw new IllegalStateException("an overlap has an end");
    }
    return new Secret(get(webhook.id(), webhook.ownerId(), db), secret);
  }

  /** Sends something to try it; answers the id of the event. */
  String ping(Webhook webhook, Handle db) {
    requireEnabled(webhook);
    return Events.publish(
        EventType.WEBHOOK_PING,
        null,
        webhook.id(),
        EventAudience.webhook(webhook.id()),
        Map.of("webhookId", webhook.id()),
        db);
  }

  Delivery redeliver(String deliveryId, String ownerId, Handle db) {
    Delivery delivery = delivery(deliveryId, ownerId, db);
    requireEnabled(hold(delivery.webhookId(), ownerId, db));
    if (delivery.state() == Delivery.State.PENDING) {
      throw Refusal.state(delivery.state(), "it is still on its way");
    }
    return delivery(LaneQueries.repeat(delivery, db), ownerId, db);
  }

  private static Delivery delivery(String id, String ownerId, Handle db) {
    return DeliveryQueries.find(id, ownerId, db).orElseThrow(() -> Refusal.notFound("delivery"));
  }

  private static void requireEnabled(Webhook webhook) {
    if (webhook.state() != Webhook.State.ENABLED) {
      throw Refusal.state(webhook.state(), "enable the webhook first");
    }
  }

  private void check(Webhook.Wish wish) {
    Optional<String> problem = targets.problem(wish.url());
    if (problem.isPresent()) {
      throw Refusal.member("#/url", "target", problem.get());
    }
    List<String> unknown = new ArrayList<>(wish.types());
    unknown.removeAll(TYPES);
    if (!unknown.isEmpty()) {
      String nearest = NearestName.of(unknown.get(0), TYPES).orElseThrow();
      throw Refusal.member(
          "#/types",
          "choice",
          "no events have the types " + unknown + "; the nearest to the first is " + nearest);
    }
  }
}
