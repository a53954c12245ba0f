package org.aceso.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.Optional;
import org.aceso.http.Call;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.NewChallenge;

/** Challenges on the wire. */
final class ChallengeJson {
  private static final int STANDARD_RETENTION_DAYS = 3 * 365;

  private ChallengeJson() {}

  /** A new draft; of the platform whose account or user creates it, where there is one. */
  static Challenge draft(NewChallenge wanted, Principal by) {
    if (wanted.externalRef() != null && by.platformId().isEmpty()) {
      throw Refusal.member("#/externalRef", "platform", "is for hosting platforms and their users");
    }
    return new Challenge(
        Ids.next("cha"),
        wanted.slug(),
        ChallengeState.DRAFT,
        domain(wanted.title()),
        domain(wanted.description()),
        domain(wanted.clinicalQuestion()),
        wanted.controller(),
        zone(wanted.timeZone()),
        wanted.access() == null ? standard(by) : access(wanted.access()),
        by.platformId().orElse(null),
        wanted.externalRef(),
        wanted.maxTeamSize(),
        wanted.teamsFreezeAt(),
        wanted.retentionDays() == null ? STANDARD_RETENTION_DAYS : wanted.retentionDays(),
        wanted.fileRetentionDays(),
        null,
        null,
        null,
        0,
        null);
  }

  /** The challenge with the members of a merge patch. What may be removed is removed by null. */
  static Challenge patched(Challenge old, Call call) {
    ChallengePatch patch = call.body(ChallengePatch.class);
    JsonNode tree = call.tree();
    return new Challenge(
        old.id(),
        old.slug(),
        old.state(),
        patched(old.title(), tree, "title"),
        patched(old.description(), tree, "description"),
        patched(old.clinicalQuestion(), tree, "clinicalQuestion"),
        patch.controller() == null ? old.controller() : patch.controller(),
        patch.timeZone() == null ? old.timeZone() : zone(patch.timeZone()),
        patch.access() == null ? old.access() : access(patch.access()),
        old.platformId(),
        old.externalRef(),
        tree.has("maxTeamSize") ? patch.maxTeamSize() : old.maxTeamSize(),
        tree.has("teamsFreezeAt") ? patch.teamsFreezeAt() : old.teamsFreezeAt(),
        patch.retentionDays() == null ? old.retentionDays() : patch.retentionDays(),
        tree.has("fileRetentionDays") ? patch.fileRetentionDays() : old.fileRetentionDays(),
        old.endedAt(),
        old.personalDataErasedAt(),
        old.filesRemovedAt(),
        old.version(),
        old.createdAt());
  }

  /** As it is shown: what its platform calls it, to that platform alone. */
  static org.aceso.wire.Challenge wire(Challenge challenge, Optional<Principal> viewer) {
    return new org.aceso.wire.Challenge(
        challenge.id(),
        challenge.slug(),
        org.aceso.wire.ChallengeState.valueOf(challenge.state().name()),
        wire(challenge.title()),
        wire(challenge.description()),
        wire(challenge.clinicalQuestion()),
        challenge.controller(),
        challenge.timeZone().getId(),
        org.aceso.wire.ChallengeAccess.valueOf(challenge.access().name()),
        isOwn(challenge, viewer) ? challenge.externalRef() : null,
        challenge.maxTeamSize(),
        challenge.teamsFreezeAt(),
        challenge.retentionDays(),
        challenge.personalDataUntil(),
        challenge.personalDataErasedAt(),
        challenge.fileRetentionDays(),
        challenge.filesKeptUntil(),
        challenge.filesRemovedAt(),
        challenge.createdAt());
  }

  /** Whether the caller is of the platform that it belongs to. */
  static boolean isOwn(Challenge challenge, Optional<Principal> viewer) {
    return viewer
        .flatMap(Principal::platformId)
        .filter(platform -> platform.equals(challenge.platformId()))
        .isPresent();
  }

  private static ChallengeAccess standard(Principal by) {
    return by.platformId().isPresent() ? ChallengeAccess.PLATFORMS : ChallengeAccess.PUBLIC;
  }

  private static ChallengeAccess access(org.aceso.wire.ChallengeAccess wanted) {
    return ChallengeAccess.valueOf(wanted.name());
  }

  /** Offsets such as UTC+2 are refused: the database reads their sign the other way round. */
  private static ZoneId zone(String id) {
    if (!ZoneId.getAvailableZoneIds().contains(id) || id.startsWith("SystemV/")) {
      throw Refusal.member("#/timeZone", "zone", "is not an IANA time zone such as Europe/Paris");
    }
    return ZoneId.of(id);
  }

  private static Bilingual patched(Bilingual old, JsonNode tree, String member) {
    JsonNode patch = tree.path(member);
    Bilingual text =
        new Bilingual(
            patched(old == null ? null : old.en(), patch, "en"),
            patched(old == null ? null : old.fr(), patch, "fr"));
    if (patch.isObject() && text.en() == null && text.fr() == null) {
      throw Refusal.member("#/" + member, "no-language", "one language has to be left");
    }
    return patch.isObject() ? text : old;
  }

  private static String patched(String old, JsonNode patch, String language) {
    return patch.has(language) ? patch.get(language).textValue() : old;
  }

  private static Bilingual domain(org.aceso.wire.Bilingual text) {
    return text == null ? null : new Bilingual(text.en(), text.fr());
  }

  private static org.aceso.wire.Bilingual wire(Bilingual text) {
    return text == null ? null : new org.aceso.wire.Bilingual(text.en(), text.fr());
  }
}
