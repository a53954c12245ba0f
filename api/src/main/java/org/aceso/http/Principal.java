package org.aceso.http;

import java.time.Instant;
import java.util.Set;

/**
 * Who is calling, whatever the credential was.
 *
 * @param personId the person that acts
 * @param administrator whether that person administers the installation
 * @param scopes what the credential may be used for
 * @param expiresAt when the credential ends
 */
public record Principal(
    String personId, boolean administrator, Set<String> scopes, Instant expiresAt) {
  public Principal {
    scopes = Set.copyOf(scopes);
  }

  /** Administrators act with the scope {@code admin} only: a leaked script token is not theirs. */
  public boolean mayAdminister() {
    return administrator && scopes.contains("admin");
  }
}
