package org.aceso.role;

import java.util.List;
import java.util.Map;
import org.aceso.access.Role;
import org.aceso.audit.Audit;
import org.aceso.audit.AuditAction;
import org.aceso.challenge.Audience;
import org.aceso.http.Answer;
import org.aceso.http.Api;
import org.aceso.http.Call;
import org.aceso.wire.RoleGrantPage;
import org.jdbi.v3.core.Handle;

/** Who handles the operations on roles, and the table of permissions. */
public final class RoleRoutes {
  private final Roles roles;

  public RoleRoutes(Roles roles) {
    this.roles = roles;
  }

  public void register(Api api) {
    api.on("listRoles", this::list);
    api.on("grantRole", this::grant);
    api.on("revokeRole", this::revoke);
    api.on("listInstallationRoles", this::listOfInstallation);
    api.on("grantInstallationRole", this::grantForInstallation);
    api.on("revokeInstallationRole", this::revokeForInstallation);
    api.on("listPermissions", (call, db) -> Answer.ok(RoleJson.permissions()));
  }

  private Answer list(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    return page(call, roles.page(audience, call.after(), call.limit() + 1, db));
  }

  private Answer listOfInstallation(Call call, Handle db) {
    return page(call, roles.installationPage(call.after(), call.limit() + 1, db));
  }

  private static Answer page(Call call, List<RoleGrant> found) {
    return call.page(
        found,
        RoleGrant::key,
        (shown, next) -> new RoleGrantPage(shown.stream().map(RoleJson::wire).toList(), next));
  }

  private Answer grant(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    Roles.Granted granted = roles.grant(audience, call.path("personId"), role(call), db);
    return answer(call, audience.challenge().id(), granted, db);
  }

  private Answer revoke(Call call, Handle db) {
    Audience audience = Audience.of(call, call.path("challengeId"), db);
    roles.revoke(audience, call.path("personId"), role(call), db);
    record(call, AuditAction.ROLE_REVOKED, audience.challenge().id(), db);
    return Answer.noContent();
  }

  private Answer grantForInstallation(Call call, Handle db) {
    return answer(
        call, null, roles.grantForInstallation(call.path("personId"), role(call), db), db);
  }

  private Answer revokeForInstallation(Call call, Handle db) {
    roles.revokeForInstallation(call.caller().personId(), call.path("personId"), role(call), db);
    record(call, AuditAction.ROLE_REVOKED, null, db);
    return Answer.noContent();
  }

  private static Answer answer(Call call, String challengeId, Roles.Granted granted, Handle db) {
    if (!granted.fresh()) {
      return Answer.ok(RoleJson.wire(granted.grant()));
    }
    record(call, AuditAction.ROLE_GRANTED, challengeId, db);
    return Answer.created(RoleJson.wire(granted.grant()));
  }

  private static void record(Call call, AuditAction action, String challengeId, Handle db) {
    Map<String, ?> facts = Map.of("role", role(call));
    Audit.record(call, action, challengeId, call.path("personId"), facts, db);
  }

  /** Of the names that the contract allows in this path. */
  private static Role role(Call call) {
    return Role.valueOf(call.path("role"));
  }
}
