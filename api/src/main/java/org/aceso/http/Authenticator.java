package org.aceso.http;

import org.jdbi.v3.core.Handle;

/** Turns what follows {@code Bearer} into a principal, in two steps. */
@FunctionalInterface
public interface Authenticator {

  /**
   * Checks what needs no database. It may ask others over the network, so nothing is held
   * meanwhile.
   *
   * @throws Refusal when it cannot be a valid credential
   */
  Credential check(String bearer);

  /** A credential of the right form. */
  @FunctionalInterface
  interface Credential {

    /**
     * Who uses it.
     *
     * @throws Refusal when it is unknown, expired or revoked
     */
    Principal principal(Handle db);
  }
}
