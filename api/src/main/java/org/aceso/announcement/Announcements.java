package org.aceso.announcement;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.aceso.access.Permission;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Bilingual;
import org.aceso.challenge.ChallengeState;
import org.aceso.event.EventAudience;
import org.aceso.event.EventType;
import org.aceso.event.Events;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** What can be done with announcements, each within the caller's transaction. */
public final class Announcements {
  private static final Pattern NOT_IN_A_TITLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]");
  private static final Pattern NOT_IN_A_BODY =
      Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

  /** Something the caller may read: not what is for others, nor what was withdrawn. */
  Announcement see(Audience audience, String id, Handle db) {
    return find(audience, id, "", db);
  }

  private static Announcement find(Audience audience, String id, String lock, Handle db) {
    return AnnouncementQueries.find(id, audience.challenge().id(), lock, db)
        .filter(one -> isShown(one, audience))
        .orElseThrow(() -> Refusal.notFound("announcement"));
  }

  private static boolean isShown(Announcement one, Audience audience) {
    boolean isFor =
        one.audience() == Announcement.Audience.EVERYONE
            || audience.may(Permission.READ_COMPETITORS_NEWS);
    return isFor
        && (one.state() == Announcement.State.PUBLISHED
            || audience.may(Permission.PUBLISH_ANNOUNCEMENT));
  }

  List<Announcement> page(Audience audience, String before, int count, Handle db) {
    return AnnouncementQueries.page(
        audience.challenge().id(),
        audience.may(Permission.READ_COMPETITORS_NEWS),
        audience.may(Permission.PUBLISH_ANNOUNCEMENT),
        before,
        count,
        db);
  }

  List<Announcement.Revision> revisions(Announcement of, int before, int count, Handle db) {
    return AnnouncementQueries.revisions(of.id(), before, count, db);
  }

  Announcement publish(
      Audience audience,
      Announcement.Audience readers,
      Bilingual title,
      Bilingual body,
      Handle db) {
    requireShown(audience);
    String id = Ids.next("ann");
    AnnouncementQueries.insert(id, audience.challenge().id(), readers, db);
    add(audience, id, 1, title, body, db);
    Announcement published = see(audience, id, db);
    tell(EventType.ANNOUNCEMENT_PUBLISHED, published, db);
    return published;
  }

  Announcement hold(Audience audience, String id, Handle db) {
    return find(audience, id, "FOR UPDATE OF a", db);
  }

  Announcement revise(
      Audience audience, Announcement old, Bilingual title, Bilingual body, Handle db) {
    requirePublished(old);
    add(audience, old.id(), old.last().number() + 1, title, body, db);
    Announcement revised = see(audience, old.id(), db);
    tell(EventType.ANNOUNCEMENT_REVISED, revised, db);
    return revised;
  }

  void withdraw(Audience audience, Announcement old, Handle db) {
    requirePublished(old);
    AnnouncementQueries.withdraw(old.id(), db);
    tell(EventType.ANNOUNCEMENT_WITHDRAWN, see(audience, old.id(), db), db);
  }

  private static void add(
      Audience audience, String id, int number, Bilingual title, Bilingual body, Handle db) {
    AnnouncementQueries.addRevision(
        id,
        number,
        checked(title, "#/title", NOT_IN_A_TITLE),
        checked(body, "#/body", NOT_IN_A_BODY),
        audience.person().orElseThrow(),
        db);
  }

  /** Texts are kept as they were written, but for signs that hide what they say. */
  private static Bilingual checked(Bilingual text, String pointer, Pattern forbidden) {
    return new Bilingual(
        checked(text.en(), pointer + "/en", forbidden),
        checked(text.fr(), pointer + "/fr", forbidden));
  }

  private static String checked(String text, String pointer, Pattern forbidden) {
    if (text == null) {
      return null;
    }
    if (text.isBlank()) {
      throw Refusal.member(pointer, "blank", "must hold something visible");
    }
    if (forbidden.matcher(text).find()) {
      throw Refusal.member(pointer, "characters", "must not hold control or direction characters");
    }
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static void tell(EventType type, Announcement one, Handle db) {
    Events.publish(
        type,
        one.challengeId(),
        one.id(),
        one.audience() == Announcement.Audience.EVERYONE
            ? EventAudience.everyone()
            : EventAudience.competitors(),
        Map.of("announcementId", one.id(), "state", one.state()),
        db);
  }

  private static void requireShown(Audience audience) {
    ChallengeState state = audience.challenge().state();
    if (state == ChallengeState.DRAFT || state == ChallengeState.ARCHIVED) {
      throw Refusal.state(
          state, "nothing is announced before registration opens or in the archive");
    }
  }

  private static void requirePublished(Announcement announcement) {
    if (announcement.state() != Announcement.State.PUBLISHED) {
      throw Refusal.state(announcement.state(), "a withdrawn announcement stays as it is");
    }
  }
}
