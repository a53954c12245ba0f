package org.aceso.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import org.aceso.challenge.Bilingual;
import org.aceso.http.Json;
import org.aceso.http.MergePatch;
import org.aceso.http.Refusal;
import org.aceso.wire.AnnouncementAudience;
import org.aceso.wire.AnnouncementRevision;
import org.aceso.wire.AnnouncementState;
import org.aceso.wire.AnnouncementTitle;

/** Announcements on the wire. */
final class AnnouncementJson {
  private AnnouncementJson() {}

  static Bilingual domain(org.aceso.wire.Bilingual text) {
    return new Bilingual(text.en(), text.fr());
  }

  static Bilingual domain(AnnouncementTitle text) {
    return new Bilingual(text.en(), text.fr());
  }

  /** A text with the languages of a merge patch; the last one cannot be removed. */
  static Bilingual patched(Bilingual old, JsonNode patch) {
    if (patch == null) {
      return old;
    }
    Bilingual text =
        Json.MAPPER.convertValue(
            MergePatch.apply(Json.MAPPER.valueToTree(old), patch), Bilingual.class);
    if (text.en() == null && text.fr() == null) {
      throw Refusal.member("#", "language", "a text needs a language");
    }
    return text;
  }

  static org.aceso.wire.Announcement wire(Announcement one) {
    return new org.aceso.wire.Announcement(
        one.id(),
        one.challengeId(),
        AnnouncementAudience.valueOf(one.audience().name()),
        AnnouncementState.valueOf(one.state().name()),
        one.last().number(),
        wire(one.last().title()),
        wire(one.last().body()),
        one.createdAt(),
        one.last().number() > 1 ? one.last().writtenAt() : null,
        one.withdrawnAt());
  }

  static AnnouncementRevision wire(Announcement.Revision revision) {
    return new AnnouncementRevision(
        revision.number(), wire(revision.title()), wire(revision.body()), revision.writtenAt());
  }

  private static org.aceso.wire.Bilingual wire(Bilingual text) {
    return new org.aceso.wire.Bilingual(text.en(), text.fr());
  }
}
