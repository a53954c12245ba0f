package org.aceso.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.aceso.wire.ChallengePatch;
import org.aceso.wire.NewChallenge;

/** Challenges on the wire. */
final class ChallengeJson {
  private ChallengeJson() {}

  static Challenge draft(NewChallenge wanted) {
    return new Challenge(
        Ids.next("cha"),
        wanted.slug(),
        ChallengeState.DRAFT,
        domain(wanted.title()),
        domain(wanted.description()),
        domain(wanted.clinicalQuestion()),
        wanted.controller(),
        zone(wanted.timeZone()),
        wanted.maxTeamSize(),
        wanted.teamsFreezeAt(),
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
        patch.title() == null ? old.title() : domain(patch.title()),
        tree.has("description") ? domain(patch.description()) : old.description(),
        patch.clinicalQuestion() == null
            ? old.clinicalQuestion()
            : domain(patch.clinicalQuestion()),
        patch.controller() == null ? old.controller() : patch.controller(),
        patch.timeZone() == null ? old.timeZone() : zone(patch.timeZone()),
        tree.has("maxTeamSize") ? patch.maxTeamSize() : old.maxTeamSize(),
        tree.has("teamsFreezeAt") ? patch.teamsFreezeAt() : old.teamsFreezeAt(),
        old.version(),
        old.createdAt());
  }

  static org.aceso.wire.Challenge wire(Challenge challenge) {
    return new org.aceso.wire.Challenge(
        challenge.id(),
        challenge.slug(),
        org.aceso.wire.ChallengeState.valueOf(challenge.state().name()),
        wire(challenge.title()),
        wire(challenge.description()),
        wire(challenge.clinicalQuestion()),
        challenge.controller(),
        challenge.timeZone().getId(),
        challenge.maxTeamSize(),
        challenge.teamsFreezeAt(),
        challenge.createdAt());
  }

  static org.aceso.wire.Registration wire(Registration registration) {
    return new org.aceso.wire.Registration(
        registration.challengeId(), registration.personId(), registration.registeredAt());
  }

  /** Offsets such as UTC+2 are refused: the database reads their sign the other way round. */
  private static ZoneId zone(String id) {
    if (!ZoneId.getAvailableZoneIds().contains(id) || id.startsWith("SystemV/")) {
      throw Refusal.member("#/timeZone", "zone", "is not an IANA time zone such as Europe/Paris");
    }
    return ZoneId.of(id);
  }

  private static Bilingual domain(org.aceso.wire.Bilingual text) {
    return text == null ? null : new Bilingual(text.en(), text.fr());
  }

  private static org.aceso.wire.Bilingual wire(Bilingual text) {
    return text == null ? null : new org.aceso.wire.Bilingual(text.en(), text.fr());
  }
}
