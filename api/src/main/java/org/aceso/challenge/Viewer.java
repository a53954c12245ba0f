package org.aceso.challenge;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.http.Call;
import org.aceso.http.Principal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Who looks at challenges, as the rule of who may know of which ({@code challenges_seen}) asks.
 *
 * @param person the caller, if there is one
 * @param tenant the platform whose account or user that is
 * @param roles what the caller is to the installation
 */
record Viewer(Optional<String> person, Optional<String> tenant, Set<Role> roles) {

  static Viewer of(Call call) {
    return new Viewer(
        call.viewer().map(Principal::personId),
        call.viewer().flatMap(Principal::platformId),
        call.roles());
  }

  /** A person when nobody calls; empty for one who is blocked, or whose platform is suspended. */
  static Optional<Viewer> ofPerson(String personId, Handle db) {
    return ViewerQueries.find(personId, db);
  }

  /** Binds what the rule asks for. */
  Query bind(Query query) {
    Set<Role> ofInstallation = EnumSet.copyOf(roles);
    ofInstallation.remove(Role.HOST);
    return query
        .bind("viewer", person.orElse(null))
        .bind("tenant", tenant.orElse(null))
        .bind("isHost", roles.contains(Role.HOST))
        .bind("seesAll", Permission.READ_DRAFTS.isHeldBy(ofInstallation))
        .bindArray(
            "draftRoles",
            String.class,
            Permission.READ_DRAFTS.roles().stream().map(Role::name).toList());
  }
}
