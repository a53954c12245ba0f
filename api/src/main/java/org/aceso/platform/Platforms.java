package org.aceso.platform;

import java.util.List;
import java.util.Optional;
import org.aceso.account.DisplayName;
import org.aceso.http.Principal;
import org.aceso.http.Refusal;
import org.aceso.ids.Ids;
import org.jdbi.v3.core.Handle;

/** Admits, changes and suspends hosting platforms. None is deleted: its people's work stays. */
public final class Platforms {

  Platform create(Platform wanted, Handle db) {
    PlatformQueries.insert(wanted, db);
    PlatformQueries.insertAccount(Ids.next("per"), DisplayName.of(wanted.name()), wanted.id(), db);
    return get(wanted.id(), db);
  }

  Platform get(String id, Handle db) {
    return PlatformQueries.find(id, db).orElseThrow(Platforms::unknown);
  }

  /** A platform that the caller may know of: its own, or any when they have such a role. */
  Platform see(Principal by, String id, Handle db) {
    if (by.isPlatform() && !by.platformId().equals(Optional.of(id))) {
      throw unknown();
    }
    return get(id, db);
  }

  Platform lock(String id, Handle db) {
    return PlatformQueries.lock(id, db).orElseThrow(Platforms::unknown);
  }

  Platform update(Platform changed, Handle db) {
    PlatformQueries.update(changed, db);
    PlatformQueries.nameAccount(changed.accountId(), DisplayName.of(changed.name()), db);
    return get(changed.id(), db);
  }

  List<Platform> page(Optional<String> after, int count, Handle db) {
    return PlatformQueries.page(after.orElse(Ids.behindAll("plt")), count, db);
  }

  private static Refusal unknown() {
    return Refusal.notFound("platform");
  }
}
