package org.aceso.challenge;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.aceso.access.Permission;
import org.aceso.access.Role;
import org.aceso.http.Call;
import org.aceso.http.Refusal;
import org.jdbi.v3.core.Handle;

/**
 * What a caller is to a challenge: asked once a request, held against what the operation requires,
 * and handed to everything that shows or allows something.
 *
 * @param challenge the challenge, which the caller may know of
 * @param person the caller, if there is one
 * @param tenant the platform whose account or user the caller is
 * @param roles what the caller is to the installation, the challenge and the team concerned
 * @param teamId the caller's team in it, if there is one
 */
public record Audience(
    Challenge challenge,
    Optional<String> person,
    Optional<String> tenant,
    Set<Role> roles,
    Optional<String> teamId) {
  public Audience {
    roles = Set.copyOf(roles);
  }

  /**
   * The audience of a challenge by id or slug. A challenge that is hidden from the caller is not
   * there; a caller whose roles do not suffice for the operation is refused.
   */
  public static Audience of(Call call, String idOrSlug, Handle db) {
    return seen(call, idOrSlug, db).permit(call);
  }

  /** The same for an operation on one team: who is in another is no member of this one. */
  public static Audience ofTeam(Call call, String challengeId, String teamId, Handle db) {
    return seen(call, challengeId, db).towards(teamId).permit(call);
  }

  /**
   * The same, not yet held against the operation: for things that may be hidden in a challenge that
   * is not, as hidden comes before refused. The caller of this goes on with {@link #permit}.
   */
  public static Audience seen(Call call, String idOrSlug, Handle db) {
    return ChallengeQueries.audience(idOrSlug, Viewer.of(call), db)
        .orElseThrow(() -> Refusal.notFound("challenge"));
  }

  /** What a person is to a challenge when nobody calls; empty when it is hidden from them. */
  public static Optional<Audience> ofPerson(String personId, String challengeId, Handle db) {
    return Viewer.ofPerson(personId, db)
        .flatMap(viewer -> ChallengeQueries.audience(challengeId, viewer, db));
  }

  /** Refuses a caller whose roles do not suffice for the operation. */
  public Audience permit(Call call) {
    call.permit(roles);
    return this;
  }

  /** What the caller is where a certain team is concerned. */
  public Audience towards(String team) {
    if (teamId.filter(team::equals).isPresent()) {
      return this;
    }
    Set<Role> others = EnumSet.copyOf(roles);
    others.remove(Role.MEMBER);
    others.remove(Role.CAPTAIN);
    return new Audience(challenge, person, tenant, others, teamId);
  }

  public boolean may(Permission permission) {
    return permission.isHeldBy(roles);
  }

  /** Refuses everybody whose roles are not in the line. */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw Refusal.forbidden(permission.refusal());
    }
  }

  /**
   * The platform whose people alone the caller is shown, where a line is theirs as a host only.
   * Empty when they see everybody.
   */
  public Optional<String> confinement(Permission permission) {
    Set<Role> others = EnumSet.copyOf(roles);
    return others.remove(Role.HOST) && !permission.isHeldBy(others) ? tenant : Optional.empty();
  }

  /** Whether the challenge belongs to the platform whose account or user the caller is. */
  public boolean isOwner() {
    return tenant.filter(platform -> platform.equals(challenge.platformId())).isPresent();
  }

  /** A tag part that changes when the caller is shown something else. */
  public String tag() {
    String names = roles.stream().map(Role::name).sorted().collect(Collectors.joining());
    return (isOwner() ? "o" : "r") + HexFormat.of().toHexDigits(names.hashCode());
  }
}
