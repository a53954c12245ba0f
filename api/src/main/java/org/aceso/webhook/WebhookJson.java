package org.aceso.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.aceso.http.Call;
import org.aceso.wire.DeliveryAttempt;
import org.aceso.wire.DeliveryState;
import org.aceso.wire.NewWebhook;
import org.aceso.wire.WebhookPatch;
import org.aceso.wire.WebhookState;

/** Webhooks and deliveries on the wire. */
final class WebhookJson {
  private WebhookJson() {}

  static Webhook.Wish wish(NewWebhook wanted) {
    return new Webhook.Wish(
        wanted.url(), wanted.description(), types(wanted.types()), Webhook.State.ENABLED);
  }

  /** The webhook with the members of a merge patch; only the description may be removed. */
  static Webhook.Wish patched(Webhook old, Call call) {
    WebhookPatch patch = call.body(WebhookPatch.class);
    JsonNode tree = call.tree();
    return new Webhook.Wish(
        patch.url() == null ? old.url() : patch.url(),
        tree.has("description") ? patch.description() : old.description(),
        tree.has("types") ? types(patch.types()) : old.types(),
        patch.state() == null ? old.state() : Webhook.State.valueOf(patch.state().name()));
  }

  static org.aceso.wire.Webhook wire(Webhook webhook) {
    return wire(webhook, null);
  }

  static org.aceso.wire.Webhook wire(Webhooks.Secret made) {
    return wire(made.webhook(), Signature.show(made.secret()));
  }

  private static org.aceso.wire.Webhook wire(Webhook webhook, String secret) {
    return new org.aceso.wire.Webhook(
        webhook.id(),
        webhook.url(),
        webhook.challengeId(),
        webhook.description(),
        webhook.types(),
        WebhookState.valueOf(webhook.state().name()),
        webhook.disabledBecause() == null ? null : webhook.disabledBecause().name(),
        webhook.failingSince(),
        secret,
        null,
        webhook.oldSecretUntil(),
        webhook.createdAt());
  }

  static org.aceso.wire.Delivery wire(Delivery delivery) {
    return new org.aceso.wire.Delivery(
        delivery.id(),
        delivery.webhookId(),
        delivery.eventId(),
        delivery.eventType(),
        DeliveryState.valueOf(delivery.state().name()),
        delivery.redeliveryOf(),
        delivery.attempts().stream().map(WebhookJson::wire).toList(),
        delivery.nextAttemptAt(),
        delivery.createdAt(),
        delivery.finishedAt());
  }

  private static DeliveryAttempt wire(Delivery.Attempt attempt) {
    return new DeliveryAttempt(
        attempt.at(), attempt.outcome().name(), attempt.status(), attempt.millis());
  }

  private static List<String> types(List<String> wanted) {
    return wanted == null ? List.of() : wanted;
  }
}
