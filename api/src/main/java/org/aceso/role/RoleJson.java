package org.aceso.role;

import java.util.Arrays;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.wire.PermissionLine;
import org.aceso.wire.PermissionTable;
import org.aceso.wire.Person;
import org.aceso.wire.RoleMeaning;

/** Roles and permissions on the wire. */
final class RoleJson {
  private RoleJson() {}

  static org.aceso.wire.RoleGrant wire(RoleGrant grant) {
    return new org.aceso.wire.RoleGrant(
        new Person(grant.personId(), grant.displayName()), wire(grant.role()), grant.grantedAt());
  }

  static PermissionTable permissions() {
    return new PermissionTable(
        Arrays.stream(Permission.values())
            .map(
                line ->
                    new PermissionLine(
                        line.word(),
                        line.allows(),
                        line.roles().stream().map(RoleJson::wire).toList()))
            .toList(),
        Arrays.stream(Role.values())
            .map(role -> new RoleMeaning(wire(role), role.meaning()))
            .toList());
  }

  private static org.aceso.wire.Role wire(Role role) {
    return org.aceso.wire.Role.valueOf(role.name());
  }
}
