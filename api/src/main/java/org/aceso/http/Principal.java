package org.aceso.http;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.aceso.access.Role;

/**
 * Who is calling, whatever the credential was.
 *
 * @param personId the person that acts; when a platform acts for one of its users, that user
 * @param actorId whose credential it is: the person, or the platform's own account
 * @param platformId the platform whose person acts; empty for the installation's own people
 * @param credentialId the token, or what else stands for the credential, without its secret
 * @param roles what the credential makes of the person for the whole installation
 * @param scopes what the credential may be used for
 * @param expiresAt when the credential ends
 * @param requestsPerMinute what its platform has of its own; empty for what everybody has
 */
public record Principal(
    String personId,
    String actorId,
    Optional<String> platformId,
    String credentialId,
    Set<Role> roles,
    Set<String> scopes,
    Instant expiresAt,
    Optional<Integer> requestsPerMinute) {
  public Principal {
    roles = Set.copyOf(roles);
    scopes = Set.copyOf(scopes);
  }

  /** Administrators act with the scope {@code admin} only: a leaked script token is not theirs. */
  public boolean mayAdminister() {
    return roles.contains(Role.ADMINISTRATOR);
  }

  /** Whether it is the own account of a hosting platform, acting for nobody. */
  public boolean isPlatform() {
    return roles.contains(Role.HOST);
  }

  /** Whether somebody acts for the person. */
  public boolean isDelegated() {
    return !actorId.equals(personId);
  }
}
