package org.aceso.host;

import java.util.List;
import java.util.Optional;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Challenges;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/**
 * Shares a challenge between platforms in two steps: its owner offers, the other takes. Both happen
 * under the lock of the challenge.
 */
public final class Hosts {
  private final Challenges challenges;

  public Hosts(Challenges challenges) {
    this.challenges = challenges;
  }

  /** How a platform stands now, and what the request did to that. */
  record Standing(Host host, Effect effect) {}

  /** What a request can do. */
  enum Effect {
    OFFERED,
    TAKEN,
    ENDED,
    NONE
  }

  /** Offers the challenge to a platform; from the platform itself, takes the offer. */
  Standing put(Audience audience, String platformId, Handle db) {
    String challenge = challenges.lock(audience.challenge().id(), db).id();
    if (isItself(audience, platformId)) {
      return take(challenge, platformId, db);
    }
    requireOwner(audience);
    requirePlatform(platformId, db);
    Optional<Host> before = HostQueries.find(challenge, platformId, db);
    if (before.isPresent() && before.get().state() != HostState.LEFT) {
      return new Standing(before.get(), Effect.NONE);
    }
    HostQueries.offer(challenge, platformId, db);
    return new Standing(find(challenge, platformId, db), Effect.OFFERED);
  }

  private static Standing take(String challenge, String platformId, Handle db) {
    Host host = find(challenge, platformId, db);
    if (host.state() == HostState.LEFT) {
      throw Refusal.state(host.state(), "the offer was withdrawn");
    }
    if (host.state() == HostState.ACTIVE) {
      return new Standing(host, Effect.NONE);
    }
    HostQueries.setState(challenge, platformId, HostState.ACTIVE, db);
    return new Standing(find(challenge, platformId, db), Effect.TAKEN);
  }

  /** Withdraws or turns down an offer, or ends hosting: the same, whichever side does it. */
  Standing end(Audience audience, String platformId, Handle db) {
    String challenge = challenges.lock(audience.challenge().id(), db).id();
    if (!isItself(audience, platformId)) {
      requireOwner(audience);
    }
    Host host = find(challenge, platformId, db);
    if (host.isOwner()) {
      throw Refusal.exists("the platform that created a challenge keeps hosting it");
    }
    if (host.state() == HostState.LEFT) {
      return new Standing(host, Effect.NONE);
    }
    HostQueries.setState(challenge, platformId, HostState.LEFT, db);
    return new Standing(find(challenge, platformId, db), Effect.ENDED);
  }

  List<Host> page(Audience audience, Optional<String> after, int count, Handle db) {
    Optional<String> shownTo =
        audience.confinement(Permission.READ_HOSTS).filter(platform -> !audience.isOwner());
    return HostQueries.ofChallenge(audience.challenge().id(), shownTo, after.orElse(""), count, db);
  }

  /** Of the caller's own platform, or for who may know of any: another is not there. */
  List<Host> ofPlatform(
      Principal by, String platformId, Optional<String> after, int count, Handle db) {
    if (by.isPlatform() && !by.platformId().equals(Optional.of(platformId))) {
      throw Refusal.notFound("platform");
    }
    requirePlatform(platformId, db);
    return HostQueries.ofPlatform(platformId, after.orElse(Ids.behindAll("cha")), count, db);
  }

  private static void requirePlatform(String platformId, Handle db) {
    if (!HostQueries.isPlatform(platformId, db)) {
      throw Refusal.notFound("platform");
    }
  }

  private static Host find(String challengeId, String platformId, Handle db) {
    return HostQueries.find(challengeId, platformId, db)
        .orElseThrow(() -> Refusal.notFound("host of the challenge"));
  }

  private static boolean isItself(Audience audience, String platformId) {
    return audience.roles().contains(Role.HOST)
        && audience.tenant().filter(platformId::equals).isPresent();
  }

  /** A platform that hosts with others does not share further what is not its own. */
  private static void requireOwner(Audience audience) {
    if (audience.confinement(Permission.SHARE_CHALLENGE).isPresent() && !audience.isOwner()) {
      throw Refusal.forbidden("only the platform that created a challenge offers it to others");
    }
  }
}
