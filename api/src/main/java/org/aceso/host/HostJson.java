package org.aceso.host;

import java.util.Optional;
import org.aceso.http.Principal;
import org.aceso.wire.ChallengeHost;

/** Hosts on the wire. */
final class HostJson {
  private HostJson() {}

  /** A platform that did not take an offer is not named to whoever made it. */
  static ChallengeHost wire(Host host, Principal viewer) {
    boolean isOwn = viewer.platformId().equals(Optional.of(host.platformId()));
    return new ChallengeHost(
        host.challengeId(),
        host.platformId(),
        isOwn || host.state() == HostState.ACTIVE ? host.platformName() : null,
        org.aceso.wire.HostState.valueOf(host.state().name()),
        host.isOwner(),
        host.offeredAt(),
        host.changedAt());
  }
}
