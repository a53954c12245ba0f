package org.aceso.dataset;

import org.aceso.challenge.Audience;

/** Who may read the bytes of a dataset. */
enum Access {
  EVERYONE,
  COMPETITORS,
  ORGANISERS;

  boolean allows(Audience audience) {
    return switch (this) {
      case EVERYONE -> true;
      case COMPETITORS -> audience.competitor() || audience.organiser();
      case ORGANISERS -> audience.organiser();
    };
  }
}
