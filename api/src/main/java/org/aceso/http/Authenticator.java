package org.aceso.http;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Turns a bearer credential into a principal. */
@FunctionalInterface
public interface Authenticator {

  /** The principal, or empty when the credential is unknown, expired or revoked. */
  Optional<Principal> authenticate(String credential, Handle db);
}
