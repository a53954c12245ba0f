package org.aceso.host;

/** How a platform stands to a challenge. */
enum HostState {
  /** Its own account knows of the challenge and can take the offer; its users do not. */
  OFFERED,

  /** Its users know of the challenge. */
  ACTIVE,

  /** Those of its users who take part go on, others do not know of the challenge. */
  LEFT
}
