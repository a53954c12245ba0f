package org.aceso.announcement;

import java.util.Map;
import java.util.Optional;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Bilingual;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.wire.AnnouncementPage;
import org.aceso.wire.AnnouncementRevisionPage;
import org.aceso.wire.NewAnnouncement;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on announcements. */
public final class AnnouncementRoutes {
  private final Announcements announcements;

  public AnnouncementRoutes(Announcements announcements) {
    this.announcements = announcements;
  }

  public void register(Api api) {
    api.on("listAnnouncements", this::list);
    api.on("publishAnnouncement", this::publish);
    api.on("getAnnouncement", (call, db) -> show(seen(call, db)));
    api.on("reviseAnnouncement", this::revise);
    api.on("withdrawAnnouncement", this::withdraw);
    api.on("listAnnouncementRevisions", this::revisions);
    api.on("getAnnouncementText", this::text);
  }

  private Answer list(Call call, Handle db) {
    return call.page(
        announcements.page(
            audience(call, db), call.after().orElse(Ids.behindAll("ann")), call.limit() + 1, db),
        Announcement::id,
        (shown, next) ->
            new AnnouncementPage(shown.stream().map(AnnouncementJson::wire).toList(), next));
  }

  private Answer publish(Call call, Handle db) {
    NewAnnouncement wanted = call.body(NewAnnouncement.class);
    Announcement made =
        announcements.publish(
            audience(call, db),
            Announcement.Audience.valueOf(wanted.audience().name()),
            AnnouncementJson.domain(wanted.title()),
            AnnouncementJson.domain(wanted.body()),
            db);
    record(call, made, db);
    return Answer.created(
            "/v1/challenges/" + made.challengeId() + "/announcements/" + made.id(),
            AnnouncementJson.wire(made))
        .etag(tag(made));
  }

  private Answer revise(Call call, Handle db) {
    Audience audience = audience(call, db);
    Announcement old = held(call, audience, db);
    Bilingual title = AnnouncementJson.patched(old.last().title(), call.tree().get("title"));
    Bilingual body = AnnouncementJson.patched(old.last().body(), call.tree().get("body"));
    Announcement revised = announcements.revise(audience, old, title, body, db);
    record(call, revised, db);
    return show(revised);
  }

  private Answer withdraw(Call call, Handle db) {
    Audience audience = audience(call, db);
    Announcement old = held(call, audience, db);
    announcements.withdraw(audience, old, db);
    record(call, announcements.see(audience, old.id(), db), db);
    return Answer.noContent();
  }

  private Answer revisions(Call call, Handle db) {
    Announcement of = seen(call, db);
    int before = call.after().map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    return call.page(
        announcements.revisions(of, before, call.limit() + 1, db),
        revision -> Integer.toString(revision.number()),
        (shown, next) ->
            new AnnouncementRevisionPage(
                shown.stream().map(AnnouncementJson::wire).toList(), next));
  }

  /** The text alone, in a type that no browser runs. */
  private Answer text(Call call, Handle db) {
    Announcement announcement = seen(call, db);
    String language = call.path("language");
    Bilingual body = announcement.last().body();
    String text = language.equals("en") ? body.en() : body.fr();
    return Answer.ok(
            Optional.ofNullable(text).orElseThrow(() -> Refusal.notFound("text in " + language)))
        .with("Content-Type", "text/markdown; charset=utf-8")
        .with("Content-Language", language)
        .etag(tag(announcement));
  }

  private Announcement seen(Call call, Handle db) {
    return announcements.see(audience(call, db), call.path("announcementId"), db);
  }

  private Announcement held(Call call, Audience audience, Handle db) {
    Announcement old = announcements.hold(audience, call.path("announcementId"), db);
    call.requireMatch(tag(old));
    return old;
  }

  private static Audience audience(Call call, Handle db) {
    return Audience.of(call, call.path("challengeId"), db);
  }

  private static void record(Call call, Announcement one, Handle db) {
    Audit.record(
        call,
        AuditAction.ANNOUNCEMENT_PUBLISHED,
        one.challengeId(),
        one.id(),
        Map.of("revision", one.last().number(), "state", one.state()),
        db);
  }

  private static String tag(Announcement one) {
    return one.last().number() + one.state().name().substring(0, 1);
  }

  private static Answer show(Announcement announcement) {
    return Answer.ok(AnnouncementJson.wire(announcement)).etag(tag(announcement));
  }
}
