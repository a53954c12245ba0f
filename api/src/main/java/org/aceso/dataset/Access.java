package org.aceso.dataset;

import org.aceso.access.Permission;
import org.aceso.challenge.Audience;

/** Who may read the bytes of a dataset. */
public enum Access {
  EVERYONE,
  COMPETITORS,
  ORGANISERS;

  boolean allows(Audience audience) {
    return switch (this) {
      case EVERYONE -> true;
      case COMPETITORS -> audience.may(Permission.READ_RESTRICTED_DATA);
      case ORGANISERS -> audience.may(Permission.READ_HIDDEN_DATA);
    };
  }
}
