package org.aceso.host;

import org.aceso.wire.ChallengeHost;

/** Hosts on the wire. */
final class HostJson {
  private HostJson() {}

  static ChallengeHost wire(Host host) {
    return new ChallengeHost(
        host.challengeId(),
        host.platformId(),
        host.platformName(),
        org.aceso.wire.HostState.valueOf(host.state().name()),
        host.isOwner(),
        host.offeredAt(),
        host.changedAt());
  }
}
