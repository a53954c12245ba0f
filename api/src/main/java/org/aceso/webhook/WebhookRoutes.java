package org.aceso.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.ids.Ids;
import org.aceso.wire.DeliveryPage;
import org.aceso.wire.NewWebhook;
import org.aceso.wire.PingSent;
import org.aceso.wire.SecretRotation;
import org.aceso.wire.WebhookPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on webhooks. */
public final class WebhookRoutes {
  private final Webhooks webhooks;

  public WebhookRoutes(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  public void register(Api api) {
    api.on("listWebhooks", this::list);
    api.on("createWebhook", this::create);
    api.on("getWebhook", this::get);
    api.on("updateWebhook", this::update);
    api.on("deleteWebhook", this::delete);
    api.on("rotateWebhookSecret", this::rotate);
    api.on("pingWebhook", this::ping);
    api.on("listDeliveries", this::deliveries);
    api.on("redeliver", this::redeliver);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        WebhookQueries.page(
            owner(call), call.after().orElse(Ids.behindAll("whk")), call.limit() + 1, db),
        Webhook::id,
        (shown, next) -> new WebhookPage(shown.stream().map(WebhookJson::wire).toList(), next));
  }

  private Answer create(Call call, Handle db) {
    NewWebhook wanted = call.body(NewWebhook.class);
    String challenge =
        Optional.ofNullable(wanted.challengeId())
            .map(id -> Audience.seen(call, id, db).challenge().id())
            .orElse(null);
    Webhooks.Secret made =
        webhooks.create(
            owner(call),
            call.caller().platformId().orElse(null),
            challenge,
            WebhookJson.wish(wanted),
            db);
    record(call, AuditAction.WEBHOOK_CREATED, made.webhook(), Map.of(), db);
    return Answer.created("/v1/webhooks/" + made.webhook().id(), WebhookJson.wire(made))
        .etag(made.webhook().tag());
  }

  private Answer get(Call call, Handle db) {
    return show(webhooks.get(call.path("webhookId"), owner(call), db));
  }

  private Answer update(Call call, Handle db) {
    Webhook old = held(call, db);
    Webhook changed = webhooks.update(old, WebhookJson.patched(old, call), db);
    record(call, AuditAction.WEBHOOK_CHANGED, changed, Map.of("state", changed.state().name()), db);
    return show(changed);
  }

  private Answer delete(Call call, Handle db) {
    Webhook webhook = held(call, db);
    webhooks.delete(webhook, db);
    record(call, AuditAction.WEBHOOK_DELETED, webhook, Map.of(), db);
    return Answer.noContent();
  }

  private Answer rotate(Call call, Handle db) {
    Duration overlap = Duration.ofSeconds(call.body(SecretRotation.class).keepOldForSeconds());
    Webhook webhook = webhooks.hold(call.path("webhookId"), owner(call), db);
    Webhooks.Secret fresh = webhooks.rotate(webhook, overlap, db);
    record(call, AuditAction.WEBHOOK_CHANGED, webhook, Map.of("secret", "ROTATED"), db);
    return Answer.ok(WebhookJson.wire(fresh)).etag(fresh.webhook().tag());
  }

  private Answer ping(Call call, Handle db) {
    Webhook webhook = webhooks.hold(call.path("webhookId"), owner(call), db);
    return new Answer(202, new PingSent(webhooks.ping(webhook, db)), Map.of());
  }

  private Answer deliveries(Call call, Handle db) {
    Webhook webhook = webhooks.get(call.path("webhookId"), owner(call), db);
    List<Delivery> found =
        DeliveryQueries.page(
            webhook.id(),
            call.query("state"),
            call.after().orElse(Ids.behindAll("del")),
            call.limit() + 1,
            db);
    return call.page(
        found,
        Delivery::id,
        (shown, next) -> new DeliveryPage(shown.stream().map(WebhookJson::wire).toList(), next));
  }

  private Answer redeliver(Call call, Handle db) {
    return Answer.created(
        WebhookJson.wire(webhooks.redeliver(call.path("deliveryId"), owner(call), db)));
  }

  private Webhook held(Call call, Handle db) {
    Webhook webhook = webhooks.hold(call.path("webhookId"), owner(call), db);
    call.requireMatch(webhook.tag());
    return webhook;
  }

  private static String owner(Call call) {
    return call.caller().personId();
  }

  private static void record(
      Call call, AuditAction action, Webhook webhook, Map<String, ?> facts, Handle db) {
    Audit.record(call, action, webhook.challengeId(), webhook.id(), facts, db);
  }

  private static Answer show(Webhook webhook) {
    return Answer.ok(WebhookJson.wire(webhook)).etag(webhook.tag());
  }
}
