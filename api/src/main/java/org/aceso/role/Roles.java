package org.aceso.role;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.account.Administrators;
import org.aceso.challenge.Audience;
import org.aceso.challenge.Challenges;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * Gives and takes roles. Those of a challenge change under its lock, as registrations do, so that
 * nobody ends with two that exclude each other.
 */
public final class Roles {
  private final Challenges challenges;

  public Roles(Challenges challenges) {
    this.challenges = challenges;
  }

  /** A role that is held now; fresh when it was not before. */
  record Granted(RoleGrant grant, boolean fresh) {}

  Granted grant(Audience audience, String personId, Role role, Handle db) {
    String challenge = challenges.lock(audience.challenge().id(), db).id();
    requireReachable(audience, personId, db);
    Set<Role> held = RoleQueries.held(challenge, personId, db);
    for (Role other : held) {
      if (role.excludes(other)) {
        throw Refusal.exists(
            "the person is " + other.phrase() + ", which excludes being " + role.phrase());
      }
    }
    boolean fresh = RoleQueries.insert(challenge, personId, role, db);
    return new Granted(RoleQueries.get(challenge, personId, role, db), fresh);
  }

  void revoke(Audience audience, String personId, Role role, Handle db) {
    String challenge = challenges.lock(audience.challenge().id(), db).id();
    if (!RoleQueries.delete(challenge, personId, role, db)) {
      throw Refusal.notFound("role of this person");
    }
    if (role == Role.ORGANISER && RoleQueries.count(challenge, Role.ORGANISER, db) == 0) {
      throw Refusal.exists("a challenge keeps at least one organiser: name another first");
    }
  }

  List<RoleGrant> page(Audience audience, Optional<String> after, int count, Handle db) {
    return RoleQueries.page(
        audience.challenge().id(), audience.confinement(Permission.READ_ROLES), after, count, db);
  }

  Granted grantForInstallation(String personId, Role role, Handle db) {
    requirePerson(personId, db);
    boolean fresh = InstallationRoleQueries.insert(personId, role, db);
    return new Granted(InstallationRoleQueries.get(personId, role, db), fresh);
  }

  /** One's own administration cannot be laid down: another administrator takes it. */
  void revokeForInstallation(String by, String personId, Role role, Handle db) {
    if (role == Role.ADMINISTRATOR && by.equals(personId)) {
      throw Refusal.exists("nobody takes their own administration: ask another administrator");
    }
    if (role == Role.ADMINISTRATOR) {
      Administrators.requireOther(personId, db);
    }
    if (!InstallationRoleQueries.delete(personId, role, db)) {
      throw Refusal.notFound("role of this person");
    }
  }

  List<RoleGrant> installationPage(Optional<String> after, int count, Handle db) {
    return InstallationRoleQueries.page(after, count, db);
  }

  /** A person whom another platform brought is not there. */
  private static void requireReachable(Audience audience, String personId, Handle db) {
    if (!RoleQueries.isReachable(
        audience.challenge().id(),
        personId,
        audience.tenant().orElse(null),
        audience.roles().contains(Role.ADMINISTRATOR),
        db)) {
      throw Refusal.notFound("person");
    }
  }

  private static void requirePerson(String personId, Handle db) {
    if (!InstallationRoleQueries.isPerson(personId, db)) {
      throw Refusal.notFound("person");
    }
  }
}
